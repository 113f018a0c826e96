import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type FileState, fileState } from "../../../src/store/file-state.ts";
import { type CachedFolder, isCurrent, loadFolder } from "../../../src/store/folder-cache.ts";
import { refreshFolder } from "../../../src/store/refresh.ts";
import { parserFor, StoredArticles } from "../../../src/store/stored-articles.ts";
import { article } from "../../site.ts";
import { wholeOf } from "../article/source.ts";
import { aNewsroom } from "../newsroom-factory.ts";
import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const stateOf = (file: string): FileState => fileState(file) ?? [0, 0, 0];

/** A folder with one story and its picture, read once; what was kept says that both are old. */
function aFolder() {
  const folder = temporaryFolder({
    "a.md": article({ image: "{ file: a.png, alt: A, credit: B }" }),
    "a.png": PNG,
  });
  const [file, picture] = [path.join(folder, "a.md"), path.join(folder, "a.png")];
  const cacheDir = path.join(folder, "cache");
  const damaged: string[] = [];
  const cache = { dir: cacheDir, damaged: (name: string) => damaged.push(name) };
  const task = () => ({ folder, context: "context", files: [{ file, state: stateOf(file) }] });
  const parse = parserFor(aNewsroom());
  const refresh = () => refreshFolder(task(), cache, parse);
  const stored = new StoredArticles(cache, parse);
  const { cached } = refresh();
  const old: CachedFolder = {
    ...cached,
    entries: cached.entries.map((entry) => ({
      ...entry,
      state: stateOf(file),
      pictures: entry.pictures.map((one) => ({ ...one, state: stateOf(one.file) })),
    })),
  };
  return { folder, file, picture, cache, refresh, stored, task, old, damaged };
}

test("a folder of old files is not read; one whose story, picture or list of files has changed is", () => {
  const { file, picture, task, old } = aFolder();
  expect(isCurrent(old, task().files)).toBe(true);
  expect(isCurrent(old, [])).toBe(false);
  writeFileSync(picture, Buffer.concat([PNG, Buffer.from("more")]));
  expect(isCurrent(old, task().files)).toBe(false);
  const other = aFolder();
  writeFileSync(other.file, article({ headline: "Another" }));
  expect(isCurrent(other.old, other.task().files)).toBe(false);
  expect(file).not.toBe(other.file);
});

test("what was read within the step of the disk's clock is read again, and parsed only where its bytes differ", () => {
  const { cache, folder, picture, refresh, task } = aFolder();
  const kept = loadFolder(cache, folder, "context");
  expect(kept && isCurrent(kept, task().files)).toBe(false);
  expect(refresh().parsed).toEqual([]);
  writeFileSync(picture, Buffer.concat([PNG, Buffer.from("more")]));
  expect(refresh().parsed).toHaveLength(1);
});

test("what was parsed with other code or settings is of no use", () => {
  const { cache, folder } = aFolder();
  expect(loadFolder(cache, folder, "another")).toBeNull();
});

test("an article that was kept says what it said when it was parsed", () => {
  const source = article({
    image: "{ file: a.png, alt: A, credit: B, caption: C }",
    social: '{ headline: "Another headline", description: "Another text." }',
    tags: "[Harbor, Tides]",
    corrections: '[{ at: "2026-11-21T10:00", text: "It was Ada." }]',
    aliases: "[/old/]",
    kicker: "Analysis",
    dateline: "HARBOR",
  });
  const folder = temporaryFolder({
    "a.md": `${source}\nSee [this](/2024/05/25/b/).\n\n![B](a.png "What it shows. | Photo: B")\n`,
    "a.png": PNG,
  });
  const file = path.join(folder, "a.md");
  const newsroom = aNewsroom();
  const parse = parserFor(newsroom);
  const parsed = parse({ file, bytes: readFileSync(file) });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const cache = { dir: path.join(folder, "cache"), damaged: () => {} };
  const task = { folder, context: "context", files: [{ file, state: stateOf(file) }] };
  const [kept] = new StoredArticles(cache, parse).of(refreshFolder(task, cache, parse).cached);
  if (!kept) throw new Error("nothing was kept");
  const whole = wholeOf(parsed.value);
  expect(whole.figures).toHaveLength(1);
  expect(whole.links).toHaveLength(1);
  expect(wholeOf(kept)).toEqual(whole);
});

test("a folder with a wrong file keeps what was read of the others", () => {
  const { folder, cache, task, stored } = aFolder();
  const bad = path.join(folder, "b.md");
  writeFileSync(bad, "no front matter");
  const both = { ...task(), files: [...task().files, { file: bad, state: stateOf(bad) }] };
  const parse = parserFor(aNewsroom());
  const { cached, issues, parsed } = refreshFolder(both, cache, parse);
  expect([issues.length, parsed]).toEqual([1, [bad]]);
  expect(stored.of(cached).map((one) => wholeOf(one).text)).toEqual(["The story, in one paragraph."]);
  expect(isCurrent(cached, both.files)).toBe(false);
  writeFileSync(bad, article({ slug: "b" }));
  const again = refreshFolder({ ...both, files: [...task().files, { file: bad, state: stateOf(bad) }] }, cache, parse);
  expect([again.issues, again.parsed, again.cached.entries.length]).toEqual([[], [bad], 2]);
});

test("contents that were bent are parsed again, and told of", () => {
  const { cache, stored, refresh, damaged } = aFolder();
  const { cached } = refresh();
  const contents = path.join(cache.dir, "articles", cached.contents);
  const [again] = stored.of(cached);
  writeFileSync(contents, readFileSync(contents, "utf8").replace(/headline":"[^"]*"/, 'headline":"Nobody wrote this"'));
  expect(again?.content().headline).not.toBe("Nobody wrote this");
  expect(damaged).toEqual([contents]);
  const { parsed } = refresh();
  expect(parsed).toHaveLength(1);
});

test("a text that was bent is parsed again, and told of", () => {
  const { cache, stored, refresh, damaged } = aFolder();
  const { cached } = refresh();
  const texts = path.join(cache.dir, "articles", cached.texts);
  expect(stored.of(cached)[0]?.content().text.read().text).toBe("The story, in one paragraph.");
  const [again] = stored.of(refresh().cached);
  truncateSync(texts, 3);
  expect(again?.content().text.read().html.html).toBe("<p>The story, in one paragraph.</p>\n");
  expect(damaged).toEqual([texts]);
  expect(readdirSync(path.dirname(texts)).filter((name) => name.endsWith(".json"))).toEqual([]);
});
