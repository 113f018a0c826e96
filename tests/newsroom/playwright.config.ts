import { defineConfig } from "@playwright/test";
import { base } from "../../playwright.config.ts";

/** `npm run test:newsroom`: the browser tests of the newsroom that the project holds, alone. */
export default defineConfig({ ...base, testDir: ".", globalSetup: "./build-newsroom.ts" });
