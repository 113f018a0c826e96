import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** One promise of `tests/fixtures/markdown`: what is typed and what readers get. */
export interface Pair {
  title: string;
  input: string;
  output: string;
}

const FOLDER = fileURLToPath(new URL("../../fixtures/markdown/", import.meta.url));

export const pairFiles = (): string[] => readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

/**
 * markdown-it's own form: a title, a line with a dot, the input, a dot, the output, a dot.
 * @throws {Error} where a block is not closed.
 */
export function readPairs(name: string): Pair[] {
  const blocks = readFileSync(path.join(FOLDER, name), "utf8").split(/^\.\n/m);
  if (blocks.length % 3 !== 1) throw new Error(`${name} has a pair without an end`);
  return Array.from({ length: (blocks.length - 1) / 3 }, (_, index) => {
    const [title = "", input = "", output = ""] = blocks.slice(index * 3);
    return { title: title.trim(), input, output };
  });
}
