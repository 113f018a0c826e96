import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { inStory } from "../../../src/pictures/renditions.ts";
import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { parsed, problems, source } from "./source.ts";

const lead = (file: string) => source({ image: `{ file: "${file}", alt: A bridge, credit: Ada }` });
const inBody = (file: string) => source({}, `Text.\n\n![A bridge](${file} "Caption. | Photo: Ada")`);

/** What an editor is told of an article in a folder that holds one picture, `bridge.png`, below `here/`. */
function toldOf(text: string, prepare: (folder: string) => void = () => {}): string[] {
  const folder = temporaryFolder({ "here/bridge.png": PNG, "outside/secret.png": PNG });
  prepare(folder);
  const file = path.join(folder, "here/summit.md");
  return problems(text, { file }).map((told) => told.replaceAll(`${folder}/`, ""));
}

test("a picture beside the article is found, by the lead and by the body", () => {
  expect(toldOf(lead("bridge.png"))).toEqual([]);
  expect(toldOf(inBody("bridge.png"))).toEqual([]);
});

describe("a lead picture", () => {
  test("whose file is missing is told with the place where it belongs", () => {
    expect(toldOf(lead("harbor.png"))).toEqual([
      'here/summit.md:6  image.file: there is no picture "harbor.png". Put it at here/harbor.png, or correct the name.',
    ]);
  });

  test.each(["brigde.png", "Bridge.PNG", "bridge.pgn"])("called %s is told with the name that is there", (name) => {
    expect(toldOf(lead(name))).toEqual([
      `here/summit.md:6  image.file: there is no picture "${name}". Did you mean "bridge.png"?`,
    ]);
  });

  test("without words for those who cannot see it is refused", () => {
    expect(toldOf(source({ image: "{ file: bridge.png, credit: Ada }" }))).toEqual([
      'here/summit.md:6  image.alt: is missing. Write what the picture shows, or "" where it only decorates.',
    ]);
  });

  test("that only decorates says so with an empty alt", () => {
    expect(toldOf(source({ image: '{ file: bridge.png, alt: "", credit: Ada }' }))).toEqual([]);
  });

  test("without a credit is refused", () => {
    expect(toldOf(source({ image: "{ file: bridge.png, alt: A bridge }" }))).toEqual([
      "here/summit.md:6  image.credit: is missing. Write who made the picture.",
    ]);
  });

  test("with a focus that is no point is refused", () => {
    expect(toldOf(source({ image: "{ file: bridge.png, alt: x, credit: y, focus: 30 40 }" }))).toEqual([
      "here/summit.md:6  image.focus: is not a point. " +
        "Write the point that crops keep, from left and top: `30% 40%`.",
    ]);
  });

  test("that is no picture is refused, whatever its name says", () => {
    const folder = temporaryFolder({ "notes.png": "just text" });
    expect(problems(lead("notes.png"), { file: `${folder}/summit.md` })).toEqual([
      expect.stringContaining(
        'image.file: "notes.png" is not a picture that browsers show, or it is broken. Export it again from its original, as JPEG, PNG, WebP or AVIF.',
      ),
    ]);
  });
});

describe("a picture outside the article's folder is refused", () => {
  const outside = (name: string) => [
    `here/summit.md:6  image.file: "${name}" is outside the folder. Put the picture beside the file that uses it.`,
  ];

  test.each(["../outside/secret.png", "x/../../outside/secret.png", "/etc/passwd", "c:secret.png", "..\\\\secret.png"])(
    "by the path %s",
    (name) => {
      expect(toldOf(lead(name))).toEqual(outside(name.replace("\\\\", "\\")));
    },
  );

  test("by a link", () => {
    const link = (folder: string) => symlinkSync(`${folder}/outside/secret.png`, `${folder}/here/link.png`);
    expect(toldOf(lead("link.png"), link)).toEqual([expect.stringMatching(/^here\/summit\.md:6 {2}image\.file: /)]);
  });

  test("by a folder that is a link", () => {
    const link = (folder: string) => symlinkSync(`${folder}/outside`, `${folder}/here/sub`);
    expect(toldOf(lead("sub/secret.png"), link)).toEqual([
      expect.stringMatching(/^here\/summit\.md:6 {2}image\.file: .* Put the picture /),
    ]);
  });

  test("by the body", () => {
    expect(toldOf(inBody("../outside/secret.png"))).toEqual([
      'here/summit.md:9  "../outside/secret.png" is outside the folder. Put the picture beside the file that uses it.',
    ]);
  });

  test("but a folder below is inside", () => {
    const below = (folder: string) => mkdirSync(`${folder}/here/sub`);
    expect(toldOf(lead("sub/../bridge.png"), below)).toEqual([]);
  });
});

describe("a picture in the body", () => {
  test("whose file is missing is told with the place where it belongs", () => {
    expect(toldOf(inBody("harbor.png"))).toEqual([
      'here/summit.md:9  there is no picture "harbor.png". Put it at here/harbor.png, or correct the name.',
    ]);
    expect(toldOf(inBody("Bridge.PNG"))).toEqual([expect.stringContaining('Did you mean "bridge.png"?')]);
  });

  test("without words for those who cannot see it is refused", () => {
    expect(toldOf(source({}, '![](bridge.png "Caption. | Photo: Ada")'))).toEqual([
      'here/summit.md:7  the picture "bridge.png" has no text for people who cannot see it. ' +
        "Write it: ![what it shows](…).",
    ]);
  });

  test("without a credit is refused", () => {
    expect(toldOf(source({}, '![A bridge](bridge.png "Caption.")'))).toEqual([
      'here/summit.md:7  the picture "bridge.png" has no credit. ' +
        'Write it after a bar: ![…](bridge.png "Caption. | Photo: Name").',
    ]);
  });

  test("inside a paragraph is refused at its own line", () => {
    expect(toldOf(source({}, "One line,\nthen ![A bridge](bridge.png) and more."))).toEqual([
      "here/summit.md:8  a picture stands inside a paragraph. Put it in a paragraph of its own.",
    ]);
  });
});

test("a picture is known by its bytes, and addresses of its files change with them", () => {
  const folder = temporaryFolder({ "Bridge No. 1?.PNG": PNG, "b.png": Buffer.concat([PNG, Buffer.from("more")]) });
  const pathOf = (name: string) => {
    const picture = parsed(lead(name), { file: `${folder}/summit.md` }).image?.picture;
    expect(picture).toMatchObject({ width: 1, height: 1, mediaType: "image/png" });
    return picture ? inStory(picture).files[0]?.path : "";
  };
  const [one, two] = [pathOf("Bridge No. 1?.PNG"), pathOf("b.png")];
  expect(one).toMatch(/^\/images\/bridge-no-1-[0-9a-f]{10}-1\.avif$/);
  expect(two).not.toContain(/-([0-9a-f]{10})-/.exec(one ?? "")?.[1]);
});

test("the point that crops keep is read in percent", () => {
  const folder = temporaryFolder({ "b.png": PNG });
  const text = source({ image: "{ file: b.png, alt: x, credit: y, focus: 5% 100% }" });
  expect(parsed(text, { file: `${folder}/summit.md` }).image?.focus).toEqual({ x: 5, y: 100 });
});

test("each picture is known by the line that names it, which is nothing that readers are told", () => {
  const folder = temporaryFolder({ "bridge.png": PNG });
  const text = source({ image: "{ file: bridge.png, alt: A bridge, credit: Ada }" }, 'A.\n\n![x](bridge.png "| y")');
  const shifted = text.replace(/^---\n/, "---\n# A remark.\n");
  const [one, other] = [text, shifted].map((given) => parsed(given, { file: path.join(folder, "a.md") }));
  const { digest } = one?.image?.picture ?? {};
  const line = text.split("\n").findIndex((written) => written.startsWith("![x]")) + 1;
  expect(one?.pictures).toEqual([
    { digest, line: expect.any(Number), field: "image.file" },
    { digest, line, field: null },
  ]);
  expect(other?.pictures.map((use) => use.line)).toEqual(one?.pictures.map((use) => use.line + 1));
  expect(other?.digest).toBe(one?.digest);
});
