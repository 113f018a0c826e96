import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import type { Plugin } from "esbuild";
import { bundle } from "../assets/bundle.ts";
import { digest } from "../lib/digest.ts";
import { PROJECT } from "../lib/project.ts";
import type { WordsOf } from "../words/languages.ts";

// A module is loaded once into a process. A preview that shows what was just saved loads bundles: another one at each change.

/** Files like `layouts/article.11ty.tsx`, of which each makes the pages of one kind. */
const isTemplate = (name: string) => /\.11ty\.tsx?$/.test(name);

/** A bundle lies anywhere: the packages that it uses are found by their addresses. */
const packagesByAddress: Plugin = {
  name: "packages-by-address",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) => {
      if (kind === "entry-point") return undefined;
      return { path: isBuiltin(name) ? name : import.meta.resolve(name), external: true };
    });
  },
};

const FOR_NODE = { format: "esm" as const, platform: "node" as const, plugins: [packagesByAddress] };

/** The folders that are in use: that of the last bundle, and that of pages which are being rendered. */
const KEPT = 2;

/** The layouts as they are now, each change in a folder of its own. */
export class LayoutBundles {
  private readonly parent: string;
  private folders: string[] = [];

  constructor(cacheDir: string) {
    this.parent = path.join(cacheDir, "preview-layouts");
  }

  /**
   * @returns the folder with the templates, named by their contents.
   * @throws {NewsroomErrors} with every place that is no code.
   */
  async bundle(): Promise<string> {
    const layouts = path.join(PROJECT, "layouts");
    const { outputFiles } = await bundle({
      entryPoints: readdirSync(layouts)
        .filter(isTemplate)
        .map((name) => path.join(layouts, name)),
      outdir: path.resolve(this.parent, "next"),
      outExtension: { ".js": ".mjs" },
      ...FOR_NODE,
      // What a layout throws names the place in its source.
      sourcemap: "inline",
      splitting: true,
    });
    const name = digest(JSON.stringify(outputFiles.map(({ path, hash }) => [path, hash])));
    const folder = path.join(this.parent, name);
    this.folders = [...this.folders.filter((known) => known !== name), name].slice(-KEPT);
    mkdirSync(folder, { recursive: true });
    for (const { path: file, contents } of outputFiles) writeFileSync(path.join(folder, path.basename(file)), contents);
    for (const old of readdirSync(this.parent)) {
      if (!this.folders.includes(old)) rmSync(path.join(this.parent, old), { recursive: true, force: true });
    }
    return folder;
  }
}

/**
 * The words of every language as they are in their files now.
 * @throws {NewsroomErrors} with every place that is no code.
 */
export async function loadWords(): Promise<WordsOf> {
  const { outputFiles } = await bundle({ ...FOR_NODE, entryPoints: ["src/words/languages.ts"] });
  const code = Buffer.from(outputFiles[0]?.contents ?? "").toString("base64");
  const { wordsOf } = (await import(`data:text/javascript;base64,${code}`)) as { wordsOf: WordsOf };
  return wordsOf;
}
