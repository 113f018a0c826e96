import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { check } from "../../../src/cli/check.ts";
import { writeNewsroom } from "../../../src/cli/init.ts";
import { exitCode } from "../../../src/command/run.ts";
import { readSettings } from "../../../src/command/settings.ts";
import { UsageError } from "../../../src/lib/usage-error.ts";
import { SIZES } from "../../../src/pictures/placeholder.ts";
import { type Given, readAnswers } from "../../../src/starter/answers.ts";
import { STARTER_TEXTS } from "../../../src/starter/texts.ts";
import { at } from "../article-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const GIVEN = {
  name: "The Daily Tern",
  url: "https://www.tern.example",
  language: "en",
  zone: "America/Chicago",
  sections: "City, Schools",
};
const NOW = at("2026-11-28T12:00:00Z");

const settingsIn = (folder: string) =>
  readSettings({
    ARTICLES_DIR: path.join(folder, "articles"),
    NEWSROOM_DIR: path.join(folder, "newsroom"),
    CACHE_DIR: path.join(folder, ".cache"),
    BUILD_TIME: "2026-11-28T12:00:00Z",
  });

/** A newsroom with these answers in place of the usual ones, and what the check says of it. */
async function founded(given: Given) {
  const folder = path.join(temporaryFolder(), "paper");
  const files = await writeNewsroom(folder, { ...GIVEN, ...given }, NOW);
  return { folder, files, checked: await check(settingsIn(folder)) };
}

const textIn = (folder: string, file: string) => readFileSync(path.join(folder, file), "utf8");

describe("a new newsroom", () => {
  test.each(Object.keys(STARTER_TEXTS))(
    "in the language %s is sound, and no place in its texts is left empty",
    async (language) => {
      const { folder, files, checked } = await founded({ language });
      expect(checked.articles).toHaveLength(1);
      expect(checked.advice.map(({ field }) => field).sort()).toEqual(["icon", "mark", "publisher.logo", "socialCard"]);
      for (const file of files.filter((name) => /\.(md|yaml|json|toml)$/.test(name))) {
        expect(textIn(folder, file), file).not.toMatch(/\{\w+\}|undefined|null/);
      }
    },
  );

  test.each([
    [{ name: "صحيفة الميناء" }],
    [{ name: "Ö" }],
    [{ name: 'L\'Écho: "du" port # 1' }],
    [{ name: "日報", sections: "社会、文化" }],
    [{ name: "x".repeat(120), sections: "A, B, C, D, E, F, G, H, I" }],
    [{ name: "*Star* <b>[x](y) & `z` {file} {{ x }}" }],
    [{ language: "en-GB", zone: "Europe/London", url: "https://tern.example:8443" }],
  ])("with %j is sound", async (given) => {
    const { checked } = await founded(given);
    expect(checked.articles).toHaveLength(1);
  });

  test("has pictures of the sizes that it documents, each of which the check advises to replace", async () => {
    const { folder, checked } = await founded({});
    for (const [file, kind] of [
      ["icon.png", "icon"],
      ["logo.png", "logo"],
      ["social-card.png", "socialCard"],
    ] as const) {
      expect(imageSize(readFileSync(path.join(folder, "newsroom", file)))).toMatchObject(SIZES[kind]);
      expect(textIn(folder, "README.md")).toContain(
        `| \`newsroom/${file}\` | ${SIZES[kind].width} × ${SIZES[kind].height} pixels |`,
      );
    }
    const fields = checked.advice.map(({ field }) => field);
    expect(fields.sort()).toEqual(["icon", "mark", "publisher.logo", "socialCard"]);
  });

  test("is the same twice", async () => {
    const [one, two] = [await founded({}), await founded({})];
    expect(two.files).toEqual(one.files);
    for (const file of one.files.filter((name) => name !== "package.json")) {
      expect(readFileSync(path.join(two.folder, file)).equals(readFileSync(path.join(one.folder, file))), file).toBe(
        true,
      );
    }
  });

  test("is dated by its own zone", async () => {
    const { files } = await founded({ zone: "Pacific/Kiritimati" });
    const zoned = { ...GIVEN, zone: "Pacific/Kiritimati" };
    expect(files.some((file) => file.startsWith("articles/2026/11/"))).toBe(true);
    const later = await writeNewsroom(path.join(temporaryFolder(), "b"), zoned, at("2026-11-30T12:00:00Z"));
    expect(later.some((file) => file.startsWith("articles/2026/12/"))).toBe(true);
  });
});

describe("an answer", () => {
  const problems = (given: Given) => {
    const read = readAnswers({ ...GIVEN, ...given });
    return read.ok ? [] : read.problems.map((problem) => problem.split(" ")[0]);
  };

  test.each<[keyof Given, string]>([
    ["name", "…"],
    ["name", ""],
    ["url", "http://tern.example"],
    ["url", "https://tern.example/paper"],
    ["url", "tern"],
    ["language", "xx"],
    ["language", "english please"],
    ["language", ""],
    ["zone", "Chicago"],
    ["zone", ""],
    ["sections", " , "],
    ["sections", "City, city"],
    ["sections", "City, !!"],
    ["sections", "Con, Aux"],
    ["sections", "x".repeat(300)],
    ["name", "L".repeat(300)],
    ["url", "https://127.0.0.1"],
    ["url", "https://localhost"],
  ])("--%s %j is refused", (name, answer) => {
    expect(problems({ [name]: answer })).toEqual([`--${name}`]);
  });

  test("that is missing is named beside all others", async () => {
    expect(problems({ name: "", url: "", language: "", zone: "", sections: "" })).toHaveLength(5);
    const write = writeNewsroom(path.join(temporaryFolder(), "a"), {}, NOW);
    await expect(write).rejects.toThrow(UsageError);
    await expect(write).rejects.toThrow(/--name .+\n--url .+\n--language .+\n--zone .+\n--sections /);
  });

  test("in a folder that holds something writes nothing", async () => {
    const folder = temporaryFolder({ "mine.txt": "mine" });
    await expect(writeNewsroom(folder, GIVEN, NOW)).rejects.toThrow("is not empty");
    expect(await exitCode(() => writeNewsroom(folder, GIVEN, NOW).then(() => 0))).toBe(2);
  });
});

test("a file that is there already, anywhere in the repository, is never written over", async () => {
  const theirs = "name: Theirs\n";
  const repository = temporaryFolder({ ".git/HEAD": "", ".github/workflows/check-b.yml": theirs });
  await expect(writeNewsroom(path.join(repository, "b"), GIVEN, NOW)).rejects.toThrow(
    "check-b.yml would be overwritten",
  );
  expect(textIn(repository, ".github/workflows/check-b.yml")).toBe(theirs);
  expect(existsSync(path.join(repository, "b"))).toBe(false);
});

test("a folder that no workflow can name is refused inside of a repository", async () => {
  const repository = temporaryFolder({ ".git/HEAD": "" });
  for (const name of ["a[b]", 'q"x', "what?"]) {
    await expect(writeNewsroom(path.join(repository, name), GIVEN, NOW)).rejects.toThrow("A workflow cannot name");
  }
});

describe("workflows", () => {
  const workflowsOf = async (folder: string) => {
    const files = await writeNewsroom(folder, GIVEN, NOW);
    const own = files.filter((file) => file.endsWith(".yml"));
    return Object.fromEntries(own.map((file) => [file, parse(textIn(folder, file))]));
  };

  test("are those of the repository where the newsroom is all of it", async () => {
    const found = await workflowsOf(path.join(temporaryFolder(), "paper"));
    expect(Object.keys(found)).toEqual([".github/workflows/check.yml", ".github/workflows/receipt.yml"]);
    for (const { jobs, on } of Object.values(found)) {
      const [first] = Object.values(jobs) as { defaults: unknown }[];
      expect(first?.defaults).toEqual({ run: { "working-directory": "." } });
      expect(on).toEqual({ pull_request: { paths: ["**"] } });
    }
  });

  test("are at the top of a larger repository, each paper's own, and run in its folder", async () => {
    const repository = temporaryFolder({ ".git/HEAD": "" });
    const found = await workflowsOf(path.join(repository, "papers/tern"));
    const names = ["check", "receipt"].map((name) => `../../.github/workflows/${name}-papers-tern.yml`);
    expect(Object.keys(found)).toEqual(names);
    for (const { jobs, on } of Object.values(found)) {
      const [first] = Object.values(jobs) as { defaults: unknown; steps: { with?: Record<string, string> }[] }[];
      expect(first?.defaults).toEqual({ run: { "working-directory": "papers/tern" } });
      expect(first?.steps.flatMap((step) => step.with?.["node-version-file"] ?? [])).toEqual(["papers/tern/.nvmrc"]);
      expect(on).toEqual({ pull_request: { paths: ["papers/tern/**"] } });
    }
  });
});
