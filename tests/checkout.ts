import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROJECT } from "./site.ts";

/** A copy of the project, whose layouts and code may be changed. */
export class Checkout {
  readonly folder = mkdtempSync(path.join(tmpdir(), "checkout-"));

  constructor() {
    for (const part of ["bin", "src", "layouts", ".eleventy.ts", "package.json", "tsconfig.json", "netlify.toml"]) {
      cpSync(path.join(PROJECT, part), path.join(this.folder, part), { recursive: true });
    }
    symlinkSync(path.join(PROJECT, "node_modules"), path.join(this.folder, "node_modules"));
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Changes a file, and returns what puts it back. @throws {Error} where nothing changes. */
  edit(file: string, change: (source: string) => string): () => void {
    const source = this.read(file);
    const changed = change(source);
    if (changed === source) throw new Error(`the edit of ${file} changes nothing`);
    this.write(file, changed);
    return () => this.write(file, source);
  }
}
