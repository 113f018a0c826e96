import { ensureBrowser } from "./browser.ts";
import { ensureCaddy, ensureNginx } from "./hosts.ts";
import { ensureJava } from "./java.ts";

/** `npm run browser`: what the tests need and npm does not install, where it is missing. */
console.log(`Browser: ${ensureBrowser()}`);
console.log(`Java: ${ensureJava()}`);
console.log(`nginx: ${ensureNginx()}`);
console.log(`Caddy: ${ensureCaddy()}`);
