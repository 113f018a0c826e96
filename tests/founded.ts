import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROGRAM } from "./site.ts";

/** When every newsroom here is founded and built. */
const FOUNDED = "2026-11-28T12:00:00Z";

/** What `halyard init` was asked to make, by name. */
export const PAPERS = {
  french: [
    "--name",
    "L'Écho du port",
    "--language",
    "fr",
    "--zone",
    "Europe/Paris",
    "--sections",
    "Ville, Économie, Sports",
  ],
  arabic: [
    "--name",
    "صحيفة الميناء",
    "--language",
    "ar-EG",
    "--zone",
    "Africa/Cairo",
    "--sections",
    "المدينة، الاقتصاد",
  ],
  japanese: ["--name", "港日報", "--language", "ja", "--zone", "Asia/Tokyo", "--sections", "社会、スポーツ"],
  weekly: [
    "--name",
    "The Tern Weekly",
    "--language",
    "en-US",
    "--zone",
    "America/Chicago",
    "--sections",
    "City, Schools",
  ],
} as const;

/** A newsroom as `init` alone makes it, and nobody has touched. */
export class FoundedPaper {
  readonly folder = path.join(mkdtempSync(path.join(tmpdir(), "founded-")), "paper");
  readonly site = path.join(this.folder, "_site");

  constructor(options: readonly string[]) {
    this.halyard(path.dirname(this.folder), "init", "paper", "--url", "https://www.paper.example", ...options);
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.folder, file), text);
  }

  read(file: string): string {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  /** Runs the program in the paper's folder. @returns what it prints. @throws {Error} with that where it fails. */
  run(...words: string[]): string {
    return this.halyard(this.folder, ...words);
  }

  remove(): void {
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  private halyard(cwd: string, ...words: string[]): string {
    const { PATH = "", HOME = "" } = process.env;
    const env = { PATH, HOME, BUILD_TIME: FOUNDED };
    return execFileSync(process.execPath, [PROGRAM, ...words], {
      cwd,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}
