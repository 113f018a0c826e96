import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project itself, wherever the command was started. */
export const PROJECT = fileURLToPath(new URL("../../", import.meta.url));

/** The folder of its layouts. */
export const LAYOUTS = path.join(PROJECT, "layouts");

/** What teaches another process to read TypeScript. */
export const TSX = import.meta.resolve("tsx");
