#!/usr/bin/env node
// The program. Plain JavaScript: it teaches Node to read TypeScript, and hands over to src/cli/halyard.ts.

import "../src/cli/starting.js";
import { fileURLToPath } from "node:url";

// Layouts are compiled as the project's own settings say, whatever lies in the working directory. Workers inherit it.
process.env.TSX_TSCONFIG_PATH = fileURLToPath(new URL("../tsconfig.json", import.meta.url));
await import("tsx");
const { run } = await import("../src/command/run.ts");
const { halyard, preload } = await import("../src/cli/halyard.ts");
await preload(process.argv[2]);
await run(() => halyard(process.argv.slice(2), process.env));
