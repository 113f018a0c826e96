import { ensureBrowser } from "./browser.ts";

console.log(ensureBrowser());
