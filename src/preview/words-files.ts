import path from "node:path";
import { PROJECT } from "../lib/project.ts";

const LANGUAGE = /^src\/words\/[a-z]{2,3}(-[a-z]+)?\.ts$/i;

/** Whether a file holds the words of one language and no code: a preview loads it without another process. */
export const isWordsFile = (file: string): boolean =>
  LANGUAGE.test(path.relative(PROJECT, path.resolve(file)).split(path.sep).join("/"));
