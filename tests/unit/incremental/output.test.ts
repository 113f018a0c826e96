import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Manifest, NOTHING } from "../../../src/incremental/manifest.ts";
import { applied, Output, refuseUnfinished } from "../../../src/incremental/output.ts";
import { runs } from "../../property.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const SITE = { _headers: "", "sitemap.xml": "", "index.html": "front", "a/index.html": "a", "a/b/index.html": "b" };

/** A site as a build leaves it, and what is known of it then. */
function aSite(): { folder: string; last: Pick<Manifest, "files" | "folders"> } {
  const folder = temporaryFolder(SITE);
  return { folder, last: new Output(folder, "first").inspect(NOTHING) };
}

const change = fc.oneof(
  fc.record({
    kind: fc.constant("write" as const),
    name: fc.constantFrom("index.html", "a/index.html", "a/b/index.html", "new.html", "a/new.html", "c/d/new.html"),
    content: fc.option(fc.constantFrom("one", "two"), { freq: 3 }),
  }),
  // A folder, or a file, and a link to it in its place.
  fc.record({ kind: fc.constant("link" as const), name: fc.constantFrom("index.html", "a", "a/b") }),
  fc.record({ kind: fc.constant("remove" as const), name: fc.constantFrom("a", "a/b", "index.html") }),
  fc.record({ kind: fc.constant("folder" as const), name: fc.constantFrom("a/index.html", "a/b", "c") }),
);

function apply(folder: string, edit: typeof change extends fc.Arbitrary<infer T> ? T : never, index: number): void {
  const file = path.join(folder, edit.name);
  if (lstatSync(path.dirname(file), { throwIfNoEntry: false })?.isDirectory() !== true && edit.kind !== "write") return;
  const isFolder = lstatSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (edit.kind === "remove") rmSync(file, { recursive: true, force: true });
  else if (edit.kind === "folder") {
    rmSync(file, { recursive: true, force: true });
    mkdirSync(file);
    writeFileSync(path.join(file, "stray.html"), "stray");
  } else if (edit.kind === "link" && existsSync(file)) {
    const aside = `${folder}-aside-${index}`;
    renameSync(file, aside);
    symlinkSync(aside, file);
  } else if (edit.kind === "write" && edit.content === null) rmSync(file, { recursive: true, force: true });
  else if (edit.kind === "write" && !isFolder && isWritable(path.dirname(file))) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, edit.content ?? "");
  }
}

/** Whether a folder is there or may be made. */
function isWritable(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats ? stats.isDirectory() : isWritable(path.dirname(folder));
}

test("what has changed beside the last build is found, by whichever process looks, and nothing besides", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 4 }), (changes) => {
      const { folder, last } = aSite();
      for (const [index, edit] of changes.entries()) apply(folder, edit, index);
      const looked = new Output(folder, "second").inspect(last);
      const fresh = new Output(folder, "third").inspect(NOTHING);
      expect(new Map([...looked.files].sort())).toEqual(new Map([...fresh.files].sort()));
      const sent = JSON.parse(JSON.stringify(new Output(folder, "fourth").compare(last)));
      expect(sent.size).toBe(fresh.files.size);
      const told = applied(last, sent);
      expect(new Map([...told.files].sort())).toEqual(new Map([...fresh.files].sort()));
      expect(new Map([...told.folders].sort())).toEqual(new Map([...fresh.folders].sort()));
    }),
    runs(100),
  );
});

test("an untouched site has no change", () => {
  const { folder, last } = aSite();
  expect(new Output(folder, "second").compare(last)).toEqual({
    size: last.files.size,
    files: [],
    goneFiles: [],
    folders: [],
    goneFolders: [],
  });
});

test("what is staged stays aside until it is published, and may be abandoned", () => {
  const { folder } = aSite();
  const output = new Output(folder, "second");
  output.stage("a/index.html", "newer");
  output.stage("e/index.html", "new");
  expect(readFileSync(path.join(folder, "a/index.html"), "utf8")).toBe("a");
  output.abandon();
  expect([...new Output(folder, "third").inspect(NOTHING).files.keys()].sort()).toEqual(Object.keys(SITE).sort());
  const again = new Output(folder, "fourth");
  again.stage("e/index.html", "new");
  again.replace(["a/b/index.html"]);
  const names = [...new Output(folder, "fifth").inspect(NOTHING).files.keys()].sort();
  expect(names).toEqual(["_headers", "a/index.html", "e/index.html", "index.html", "sitemap.xml"]);
});

test("a site whose files could not all be moved to their places stays marked, and is not called as it was", () => {
  const { folder } = aSite();
  const output = new Output(folder, "second");
  // A file stands where a new folder belongs, and nobody has said that it goes.
  writeFileSync(path.join(folder, "e"), "in the way");
  output.stage("e/index.html", "new");
  expect(() => output.replace([])).toThrow("ENOTDIR");
  expect(output.abandon()).toBe(false);
  expect(() => refuseUnfinished(folder)).toThrow("is not a finished site");
});
