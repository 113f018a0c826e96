// Loaded before everything else, so it is plain JavaScript that needs no package. What goes wrong while a command is loaded
// is the machine's, not the newsroom's: it ends with 2 and a sentence.

import { closeSync, openSync } from "node:fs";

const NOT_INSTALLED = "The dependencies are not installed. Install them: npm ci";
const TOO_FEW_FILES = "Too many files are open in this process (EMFILE). Raise the limit: `ulimit -n 1024`.";

/** So many files at once are opened while a command is loaded, and more. */
const ENOUGH = 64;

/** Some libraries stumble over a file that they could not open, and say something else. */
function canOpenFiles() {
  const open = [];
  try {
    for (let count = 0; count < ENOUGH; count += 1) open.push(openSync(process.execPath));
    return true;
  } catch {
    return false;
  } finally {
    for (const file of open) closeSync(file);
  }
}

/** @param {NodeJS.ErrnoException} error */
function whileLoading(error) {
  const isMissing = error.code === "ERR_MODULE_NOT_FOUND" && /^Cannot find package/.test(error.message);
  const sentence = isMissing ? NOT_INSTALLED : canOpenFiles() && error.code !== "EMFILE" ? null : TOO_FEW_FILES;
  if (sentence === null) console.error(error);
  console.error(
    sentence ?? "This is a bug in the generator, not in your files: please report it with the lines above.",
  );
  process.exit(sentence === null ? 70 : 2);
}

process.once("uncaughtException", whileLoading);
