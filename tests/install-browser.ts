import { ensureBrowser } from "./browser.ts";
import { ensureJava } from "./java.ts";

/** `npm run browser`: what the tests need and npm does not install, where it is missing. */
console.log(`Browser: ${ensureBrowser()}`);
console.log(`Java: ${ensureJava()}`);
