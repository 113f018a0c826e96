import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as plugin from "../../../src/deploy/build-cache/index.js";
import { Output, UNFINISHED } from "../../../src/incremental/output.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Netlify's cache, as its plugins see it: folders that outlive a build. */
class FakeCache {
  readonly calls: string[] = [];
  /** The call that fails, like "save _site", once half of its files are there. */
  failing = "";
  private readonly kept = temporaryFolder();

  readonly restore = (folder: string) => this.copy("restore", folder, this.place(folder), folder);
  readonly save = (folder: string) => this.copy("save", folder, folder, this.place(folder));
  readonly remove = async (folder: string) => {
    this.calls.push(`remove ${path.basename(folder)}`);
    const isThere = existsSync(this.place(folder));
    rmSync(this.place(folder), { recursive: true, force: true });
    return isThere;
  };

  has(folder: string): boolean {
    return existsSync(this.place(folder));
  }

  /** Where a folder lies while no build runs. */
  place(folder: string): string {
    return path.join(this.kept, path.basename(folder));
  }

  private async copy(verb: string, folder: string, from: string, to: string): Promise<boolean> {
    const call = `${verb} ${path.basename(folder)}`;
    this.calls.push(call);
    if (!existsSync(from)) return false;
    rmSync(to, { recursive: true, force: true });
    if (call === this.failing) {
      mkdirSync(to, { recursive: true });
      const [name = ""] = readdirSync(from);
      cpSync(path.join(from, name), path.join(to, name));
      throw new Error("no space left");
    }
    cpSync(from, to, { recursive: true });
    return true;
  }
}

const SITE = { "about.html": "about", "index.html": "front", _headers: "/*", "sitemap.xml": "<xml/>" };

let cache: FakeCache;
let cacheDir: string;
let outputDir: string;
let lines: string[];

beforeEach(() => {
  cache = new FakeCache();
  lines = [];
  vi.spyOn(console, "log").mockImplementation((line) => void lines.push(shorten(line)));
  vi.stubEnv("PREVIEW_PASSWORD", undefined);
  inFolder(temporaryFolder());
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function inFolder(folder: string): void {
  cacheDir = path.join(folder, "cache");
  outputDir = path.join(folder, "site");
  vi.stubEnv("CACHE_DIR", cacheDir);
  vi.stubEnv("OUTPUT_DIR", outputDir);
}

const shorten = (line: string) => line.replaceAll(cacheDir, "CACHE").replaceAll(outputDir, "SITE");
const lastLine = () => lines.at(-1);

function write(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
}

interface Context {
  context?: string;
  password?: string;
}

const preBuild = ({ context = "production", password }: Context = {}) => {
  vi.stubEnv("CONTEXT", context);
  vi.stubEnv("PREVIEW_PASSWORD", password);
  return plugin.onPreBuild({ utils: { cache } });
};

const postBuild = ({ context = "production", password }: Context = {}) => {
  vi.stubEnv("CONTEXT", context);
  vi.stubEnv("PREVIEW_PASSWORD", password);
  return plugin.onPostBuild({ utils: { cache } });
};

/** A whole build that went well; then its machine is gone. */
async function built(context: Context = {}, site: Record<string, string> = SITE): Promise<void> {
  write(cacheDir, { "rendered.json": "{}" });
  write(outputDir, site);
  await postBuild(context);
  newMachine();
}

function newMachine(): void {
  rmSync(cacheDir, { recursive: true, force: true });
  rmSync(outputDir, { recursive: true, force: true });
  cache.calls.length = 0;
}

describe("between two builds of one context", () => {
  test("cache and output come back as they were", async () => {
    await built();
    expect(lastLine()).toBe("Build cache: CACHE and SITE kept.");
    await preBuild();
    expect(lastLine()).toBe("Build cache: CACHE and SITE restored.");
    expect(readFileSync(path.join(cacheDir, "rendered.json"), "utf8")).toBe("{}");
    expect(readdirSync(outputDir).sort()).toEqual(Object.keys(SITE).sort());
    const standing = new Output(outputDir, "next").inspect({ files: new Map(), folders: new Map() }).files;
    expect([...standing.keys()].sort()).toEqual(Object.keys(SITE).sort());
  });

  test("the first build finds nothing, and that is no problem", async () => {
    await preBuild();
    expect(lastLine()).toBe("Build cache: nothing restored: CACHE was not kept.");
    expect(cache.calls).toEqual(["restore cache"]);
  });

  test("what is there already is left alone", async () => {
    await built();
    write(outputDir, { "index.html": "newer" });
    await preBuild();
    expect(readFileSync(path.join(outputDir, "index.html"), "utf8")).toBe("newer");
    expect(lastLine()).toBe("Build cache: CACHE restored, but SITE is there already.");
    newMachine();
    write(cacheDir, { "rendered.json": "newer" });
    await preBuild();
    expect(readFileSync(path.join(cacheDir, "rendered.json"), "utf8")).toBe("newer");
    expect(cache.calls).toEqual([]);
  });

  test("without settings the folders are those of the build", async () => {
    const home = process.cwd();
    process.chdir(temporaryFolder());
    vi.stubEnv("CACHE_DIR", undefined);
    vi.stubEnv("OUTPUT_DIR", undefined);
    try {
      write("_site", SITE);
      await postBuild();
      expect(cache.calls).toEqual(["remove _site", "save .cache", "save _site"]);
    } finally {
      process.chdir(home);
    }
  });
});

describe("the output of another context", () => {
  test.each<[string, Context, Context]>([
    ["a preview's in production", { context: "deploy-preview" }, {}],
    ["a branch deploy's in production", { context: "branch-deploy" }, {}],
    ["production's in a preview", {}, { context: "deploy-preview" }],
    [
      "drafts in a preview that shows none",
      { context: "deploy-preview", password: "a long password" },
      { context: "deploy-preview" },
    ],
    [
      "drafts in production",
      { context: "deploy-preview", password: "a long password" },
      { password: "a long password" },
    ],
  ])("is not restored: %s", async (_, first, second) => {
    await built(first);
    await preBuild(second);
    expect(existsSync(outputDir)).toBe(false);
    expect(cache.calls).toEqual(["restore cache"]);
    expect(lastLine()).toMatch(/^Build cache: CACHE restored. SITE was not: it is of [\w -]+, and this is [\w -]+\.$/);
  });

  test("a password in production changes nothing, since it shows no drafts there", async () => {
    await built();
    await preBuild({ password: "a long password" });
    expect(lastLine()).toBe("Build cache: CACHE and SITE restored.");
  });

  test("an output whose label is gone is of no known kind", async () => {
    await built();
    rmSync(path.join(cache.place(cacheDir), "kept-output"));
    await preBuild();
    expect(existsSync(outputDir)).toBe(false);
    expect(lastLine()).toContain("it is of no known kind");
  });

  test.each(["save cache", "save site"])("never lies beside a label that is not its own: %s fails", async (call) => {
    await built({ context: "deploy-preview" });
    cache.failing = call;
    await built();
    cache.failing = "";
    expect(cache.has(outputDir)).toBe(false);
    for (const context of ["deploy-preview", "production"]) {
      await preBuild({ context });
      expect(existsSync(outputDir)).toBe(false);
      newMachine();
    }
  });

  test("goes before the new label comes", async () => {
    write(outputDir, SITE);
    await postBuild();
    expect(cache.calls).toEqual(["remove site", "save cache", "save site"]);
  });
});

describe("what is no finished site", () => {
  test("is not kept, nor is the one before it", async () => {
    await built();
    write(outputDir, SITE);
    mkdirSync(path.join(outputDir, UNFINISHED));
    await postBuild();
    expect(lastLine()).toBe("Build cache: CACHE kept, but SITE is no finished site.");
    expect(cache.has(outputDir)).toBe(false);
  });

  test("is not kept where the build writes elsewhere", async () => {
    await postBuild();
    expect(cache.has(outputDir)).toBe(false);
  });

  test.each(Object.keys(SITE).slice(1))("goes where it was kept all the same: without %s", async (name) => {
    await built();
    rmSync(path.join(cache.place(outputDir), name));
    await preBuild();
    expect(existsSync(outputDir)).toBe(false);
    expect(lastLine()).toBe("Build cache: CACHE restored, but SITE was no finished site.");
  });
});

describe("a problem of the cache is one line, and no problem of the build", () => {
  test("half a cache goes, and the output stays away", async () => {
    await built();
    cache.failing = "restore cache";
    await preBuild();
    expect(existsSync(cacheDir)).toBe(false);
    expect(cache.calls).toEqual(["restore cache"]);
    expect(lastLine()).toBe("Build cache: nothing restored: CACHE could not be restored (no space left).");
  });

  test("half an output goes, which the build would refuse", async () => {
    await built();
    cache.failing = "restore site";
    await preBuild();
    expect(new Output(outputDir, "next").inspect({ files: new Map(), folders: new Map() }).files.size).toBe(0);
    expect(lines).toContain("Build cache: CACHE restored, but SITE could not be restored (no space left).");
  });

  test("half a folder is not kept", async () => {
    cache.failing = "save cache";
    await built();
    expect(cache.has(cacheDir)).toBe(false);
    expect(lastLine()).toBe("Build cache: nothing kept: CACHE could not be kept (no space left).");
    cache.failing = "save site";
    await built();
    expect(cache.has(outputDir)).toBe(false);
    expect(lastLine()).toBe("Build cache: CACHE kept, but SITE could not be kept (no space left).");
  });

  test("a cache that answers nothing at all is given up", async () => {
    const broken = () => Promise.reject(new Error("gone"));
    const utils = { cache: { restore: broken, save: broken, remove: broken } };
    await plugin.onPreBuild({ utils });
    expect(lastLine()).toBe("Build cache: nothing restored: CACHE could not be restored (gone).");
    await plugin.onPostBuild({ utils });
    expect(lastLine()).toBe("Build cache: given up (gone).");
  });

  test.each([
    ["OUTPUT_DIR", "cache/site"],
    ["CACHE_DIR", "site/cache"],
    ["CACHE_DIR", "site"],
  ])("folders in one another are not touched: %s=%s", async (variable, name) => {
    vi.stubEnv(variable, path.join(path.dirname(cacheDir), name));
    await preBuild();
    await postBuild();
    expect(cache.calls).toEqual([]);
    expect(lines.map((line) => line.includes("lie in one another"))).toEqual([true, true]);
  });
});

test("Netlify finds nothing in the plugin but its two events", () => {
  expect(Object.keys(plugin).sort()).toEqual(["onPostBuild", "onPreBuild"]);
});
