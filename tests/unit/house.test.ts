import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

/**
 * The rooms of `src`, in their order: each imports only from those before it. `layouts` stands where the pages that it
 * renders are known.
 */
const ROOMS = [
  ...["lib", "command", "words", "text", "pictures", "markdown", "newsroom", "article", "edition", "history"],
  ...["pages", "feeds", "sitemaps", "search", "deploy", "site", "layouts", "render", "assets"],
  ...["workers", "store", "incremental", "publish", "server", "preview", "review", "starter", "cli"],
];

const files = ["src", "layouts"]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  )
  .filter((file) => /\.(ts|tsx|js)$/.test(file));

const roomOf = (file: string): string => {
  const [top = "", room = ""] = file.split("/");
  return top === "src" ? room : top;
};

/** What a file imports of the project, types included. */
function importsOf(file: string): string[] {
  const found = readFileSync(file, "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map(([, specifier = ""]) => path.join(path.dirname(file), specifier));
}

const imports = new Map(files.map((file) => [file, importsOf(file).filter((imported) => files.includes(imported))]));

test("every folder of the source has its place in the order", () => {
  expect(new Set(files.map(roomOf))).toEqual(new Set(ROOMS));
});

test("a room imports only from rooms before it", () => {
  const place = (file: string) => ROOMS.indexOf(roomOf(file));
  const backward = [...imports].flatMap(([file, all]) =>
    all.filter((imported) => place(imported) > place(file)).map((imported) => `${file} imports ${imported}`),
  );
  expect(backward).toEqual([]);
  // The test sees what it is about.
  expect([...imports.values()].flat().length).toBeGreaterThan(500);
});

test("no files import each other in a circle", () => {
  const done = new Set<string>();
  const circles: string[] = [];
  const follow = (file: string, way: readonly string[]) => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (way.includes(file) || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) follow(imported, [...way, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(circles).toEqual([]);
});

test("no folder has a name that tools take for output", () => {
  const folders = files.flatMap((file) => path.dirname(file).split("/"));
  expect(folders.filter((name) => ["build", "dist", "out"].includes(name))).toEqual([]);
});

test("kinds of pages are declared at the top of a module, where their models reach nothing but their inputs", () => {
  const declared = files.flatMap((file) => readFileSync(file, "utf8").match(/^.*\bpageKind\(.*$/gm) ?? []);
  expect(declared.filter((line) => !/^(export )?const \w+ = pageKind\(\{/.test(line))).toEqual([]);
  expect(declared.length).toBeGreaterThan(15);
});
