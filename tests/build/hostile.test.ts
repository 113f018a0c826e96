import { symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { hostileNewsroom } from "../e2e/hostile-newsroom.ts";
import { article, BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

/** Everything that every object, list, text and function inherits. */
function inherited(): unknown {
  return [Object, Array, String, Function, Map, Promise].map(({ prototype }) =>
    Reflect.ownKeys(prototype).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
}

test("a build of hostile words leaves every prototype as it was", async () => {
  const before = inherited();
  const site = await buildHere(hostileNewsroom());
  expect(site.html().length).toBeGreaterThan(40);
  expect(inherited()).toEqual(before);
});

test.each([
  ["__proto__: { polluted: yes }"],
  ["constructor: { polluted: yes }"],
  ["prototype: { polluted: yes }"],
  ["image: { __proto__: { polluted: yes }, file: x.png }"],
  ["<<: { polluted: yes }"],
])("a build that refuses %s leaves every prototype as it was, and nothing behind", async (line) => {
  const before = inherited();
  const newsroom = new TestNewsroom("ledger").write("articles/a.md", article().replace("\n---\n", `\n${line}\n---\n`));
  await expect(buildHere(newsroom)).rejects.toMatchObject({ issues: [{ line: 6 }] });
  expect(inherited()).toEqual(before);
  expect({}).not.toHaveProperty("polluted");
});

test("nothing but the site is written, and nothing outside of it is read, whatever the names say", async () => {
  const newsroom = new TestNewsroom("ledger")
    .write("articles/good.md", article())
    .write("outside/secret.md", article());
  const before = (await buildHere(newsroom)).contents();
  const attacks = ["../../up", "..\\up", "%2e%2e/up", "con", "aux.txt", "end.", "a\u202Eb", "x".repeat(300)];
  attacks.forEach((name, index) => {
    newsroom.write(`articles/slug-${index}.md`, article({ slug: JSON.stringify(name) }));
    newsroom.write(`articles/alias-${index}.md`, article({ aliases: JSON.stringify([`/x/${name}`]) }));
    const image = { file: name, alt: "x", credit: "y" };
    newsroom.write(`articles/image-${index}.md`, article({ image: JSON.stringify(image) }));
  });
  symlinkSync(path.join(newsroom.folder, "outside/secret.md"), path.join(newsroom.articles, "link.md"));
  symlinkSync(path.join(newsroom.folder, "outside"), path.join(newsroom.articles, "more"));
  writeFileSync(path.join(newsroom.articles, "huge.md"), article({}, "word ".repeat(1_000_000)));
  const problems = await buildHere(newsroom).catch((error: { issues: { file: string }[] }) => error);
  const blamed = "issues" in problems ? new Set(problems.issues.map(({ file }) => path.basename(file))) : new Set();
  // An old address is a line of rules and never a file: whatever Windows keeps for itself may have been one.
  const isOldAddress = (name: string) => ["con", "aux.txt", "end.", "x".repeat(300)].includes(name);
  const kinds = attacks.flatMap((name, index) => [
    `slug-${index}.md`,
    ...(isOldAddress(name) ? [] : [`alias-${index}.md`]),
    `image-${index}.md`,
  ]);
  expect([...blamed].sort()).toEqual([...kinds, "huge.md", "link.md", "more"].sort());
  expect(new BuiltSite(newsroom.output).contents()).toEqual(before);
});
