import { beforeAll, expect, test } from "vitest";
import { type Archive, openArchive } from "../../../src/search/archive.ts";
import type { Chosen } from "../../../src/search/facets.ts";
import { aDocument, anArchive, type Documents, fetchFrom, found, searchFiles } from "./search-factory.ts";

const WORDS = "harbor ferry tide council budget bridge night market storm signal captain vote bakery anchor lamp".split(
  " ",
);

/** Prose of uneven length in which early pieces have other words than late ones. */
function prose(seed: number, piece: number): string {
  const words: string[] = [];
  for (let index = 0; index < 20 + ((seed * 7) % 90); index += 1) {
    const rank = (seed * seed * 3 + index * index * 5 + seed * index) % (WORDS.length + piece);
    words.push(WORDS[Math.min(rank, WORDS.length - 1)] ?? "");
  }
  return words.join(" ");
}

const pick = (seed: number) => WORDS[seed % WORDS.length] ?? "";

const DECADE: Documents = Object.fromEntries(
  [12, 40, 25, 7].map((count, piece) => [
    String(2026 - piece),
    Array.from({ length: count }, (_, index) => {
      const seed = piece * 100 + index;
      return aDocument(`story-${seed}`, {
        headline: `${pick(seed)} ${pick(seed * 3 + 1)} ${pick(seed * 5 + 2)} ${seed}`,
        text: prose(seed, piece),
        published: new Date(Date.UTC(2026 - piece, 5, 28, 12) - index * 3_600_000).toISOString(),
        date: new Date(Date.UTC(2026 - piece, 5, 28, 12) - index * 3_600_000).toISOString().slice(0, 10),
        section: seed % 3 === 0 ? "Business" : "City",
        tags: seed % 4 === 0 ? [pick(seed)] : [],
      });
    }),
  ]),
);

test("says in which language a story is where that is not the site's", async () => {
  const arabic = { lang: "ar", dir: "rtl" } as const;
  const archive = await anArchive({
    "2026": [
      aDocument("one"),
      aDocument("two", { language: arabic }),
      aDocument("five", { language: arabic }),
      aDocument("six"),
    ],
    "2025": [aDocument("three", { language: arabic }), aDocument("four", { language: { lang: "fr", dir: "ltr" } })],
  });
  const stories = await Promise.all((await archive.search("text")).findings.map((finding) => finding.load()));
  const languages = Object.fromEntries(stories.map(({ url, language }) => [url, language?.lang ?? null]));
  expect(languages).toEqual({
    "/one/": null,
    "/two/": "ar",
    "/five/": "ar",
    "/six/": null,
    "/three/": "ar",
    "/four/": "fr",
  });
  expect(stories.find(({ url }) => url === "/two/")?.language).toEqual(arabic);
});

let inPieces: Archive;
let inOne: Archive;

beforeAll(async () => {
  inPieces = await anArchive(DECADE);
  inOne = await anArchive({ all: Object.values(DECADE).flat() });
});

const QUERIES = [
  ...WORDS,
  ...WORDS.map((word, index) => `${word} ${pick(index * 4 + 3)}`),
  ...WORDS.map((word, index) => `${word} ${pick(index * 7 + 1)} ${pick(index * 11 + 5)}`),
  "business",
  "harb",
  "ferries",
  "story nights",
];

test.each(QUERIES)("pieces answer “%s” as one index would, in the same order", async (query) => {
  const expected = await found(inOne, query, {});
  expect(await found(inPieces, query, {})).toEqual(expected);
});

test.each(QUERIES.slice(0, 20))("newest first for “%s”: exactly in the order of time", async (query) => {
  const all = Object.values(DECADE)
    .flat()
    .map(({ url }) => url.slice(1, -1));
  const results = await found(inPieces, query, {}, "date");
  const any = await found(inOne, query, {});
  expect([...results].sort()).toEqual([...any].sort());
  expect(results).toEqual(all.filter((slug) => results.includes(slug)));
});

const countsOf = async (archive: Archive, typed: string, chosen: Chosen) => {
  const counts = await (await archive.search(typed, chosen)).counts();
  return Object.fromEntries(Object.entries(counts).map(([filter, values]) => [filter, Object.fromEntries(values)]));
};

test("filters choose and count across pieces, and count what was found", async () => {
  const CHOICES: Chosen[] = [
    { section: "Business" },
    { year: "2024" },
    { tag: "harbor", section: "City" },
    { from: "2024-06-27", to: "2025-06-27" },
  ];
  for (const typed of ["harbor", ""]) {
    for (const chosen of CHOICES) {
      expect(await found(inPieces, typed, chosen)).toEqual(await found(inOne, typed, chosen));
      expect(await countsOf(inPieces, typed, chosen)).toEqual(await countsOf(inOne, typed, chosen));
    }
  }
  const all = await found(inPieces, "harbor");
  const counts = await countsOf(inPieces, "harbor", { section: "Business" });
  const business = await found(inPieces, "harbor", { section: "Business" });
  expect(counts.section).toEqual({ Business: business.length, City: all.length - business.length });
  const [tag, count] = Object.entries(counts.tag ?? {}).find(([, count]) => count > 0) ?? [];
  expect(await found(inPieces, "harbor", { section: "Business", tag: tag ?? "" })).toHaveLength(count ?? 0);
  expect(count).toBeGreaterThan(0);
});

test("dates choose by the newsroom's day, both ends included", async () => {
  const archive = await anArchive({
    "2026-03": [aDocument("c", { date: "2026-03-02" }), aDocument("b", { date: "2026-03-01" })],
    "1968-1969": [aDocument("a", { date: "1969-07-20" })],
  });
  expect(await found(archive, "", { from: "2026-03-01", to: "2026-03-01" })).toEqual(["b"]);
  expect(await found(archive, "text", { to: "2026-03-01" })).toHaveLength(2);
  expect(await found(archive, "", { from: "1969-07-20" })).toEqual(["c", "b", "a"]);
  expect(await found(archive, "", { year: "1969" })).toEqual(["a"]);
});

const LAMPS: Documents = {
  "2026": [
    aDocument("lamp", { text: "A lamp by the ferry." }),
    aDocument("plain", { text: "Nothing but the ferry, and a letter." }),
  ],
  "2025": [aDocument("lamplighter", { text: "The lamplighter of the yard, and a letter." })],
  "2024": [aDocument("other", { text: "The yard. A letter by night.", tags: ["Yards"] })],
};

test.each([
  ["lamplighter", ["lamplighter"]],
  ["letter lamplighter", ["lamplighter"]],
  // One piece has the rare word, another has the other: none has both.
  ["ferry lamplighter", []],
  ["lamp", ["lamp", "lamplighter"]],
  // Nothing that only begins alike is shown as if it held the word.
  ["lamplighterish", []],
  ["letter zzz", []],
])("a piece without a word of “%s” finds nothing shorter in its place", async (query, expected) => {
  const archive = await anArchive(LAMPS);
  expect((await found(archive, query, {})).sort()).toEqual([...expected].sort());
  expect((await found(archive, query, {}, "date")).length).toBe(expected.length);
});

test("a filter that a piece does not know lets none of its stories through", async () => {
  const archive = await anArchive(LAMPS);
  expect(await found(archive, "letter", { tag: "Yards" })).toEqual(["other"]);
  expect(await found(archive, "lamplighter", { tag: "Yards" })).toEqual([]);
});

test("stories of one instant keep the order in which they were given", async () => {
  const documents = ["c", "a", "d", "b"].map((slug) => aDocument(slug, { text: "One harbor." }));
  const archive = await anArchive({ "2024": documents });
  expect(await found(archive, "harbor", {}, "date")).toEqual(["c", "a", "d", "b"]);
});

test("words in quotation marks must follow each other", async () => {
  const archive = await anArchive({
    "2025": [aDocument("apart", { text: "The harbor has a night market." })],
    "2024": [aDocument("together", { text: "Past the harbor night fell." })],
  });
  expect(await found(archive, '"harbor night"', {})).toEqual(["together"]);
});

test("accents may be left out and given", async () => {
  const archive = await anArchive({
    "2025": [aDocument("cafe", { text: "The cafe opens." })],
    "2024": [aDocument("café", { text: "The café opens." })],
  });
  expect((await found(archive, "cafe", {})).sort()).toEqual(["cafe", "café"]);
  expect((await found(archive, "café", {})).length).toBe(2);
});

test("in German, words are found in their other forms", async () => {
  const archive = await anArchive(
    {
      "2025": [aDocument("haus", { text: "Die Häuser am Hafen." })],
      "2024": [aDocument("boot", { text: "Ein Boot." })],
    },
    "de",
  );
  expect(await found(archive, "Häusern", {})).toEqual(["haus"]);
});

test("an archive without stories finds nothing, and loads nothing but the list", async () => {
  const loaded: string[] = [];
  const archive = await openArchive(fetchFrom(await searchFiles({}), loaded));
  for (const typed of ["harbor", ""]) expect(await found(archive, typed)).toEqual([]);
  expect(loaded).toEqual(["pieces.json"]);
});

test("a search loads each file once, and nothing of the filters", async () => {
  const loaded: string[] = [];
  const archive = await openArchive(fetchFrom(await searchFiles(LAMPS), loaded));
  await found(archive, "letter yard", {});
  await found(archive, "letter yard", {});
  expect(new Set(loaded).size).toBe(loaded.length);
  expect(loaded.filter((path) => path.includes("/facets-"))).toEqual([]);
});

test("what could not be loaded is asked for again by the next search", async () => {
  const files = await searchFiles(LAMPS);
  const fetchFile = fetchFrom(files);
  let isDown = false;
  const archive = await openArchive((path) => (isDown ? Promise.reject(new Error("down")) : fetchFile(path)));
  isDown = true;
  await expect(archive.search("letter", {})).rejects.toThrow("down");
  isDown = false;
  expect(await found(archive, "letter", {})).toHaveLength(3);
});

test("the same documents make the same bytes, also after a journey as JSON", async () => {
  const first = await searchFiles(LAMPS);
  const second = await searchFiles(JSON.parse(JSON.stringify(LAMPS)) as Documents);
  expect([...second].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")])).toEqual(
    [...first].map(([path, bytes]) => [path, Buffer.from(bytes).toString("base64")]),
  );
});

test("the engine is there once, and the list says what there is", async () => {
  const files = await searchFiles(LAMPS);
  expect([...files.keys()].filter((path) => path.includes("wasm"))).toEqual([
    expect.stringMatching(/^engine\/wasm\.en-[0-9a-f]{10}\.pagefind$/),
  ]);
  const list = JSON.parse(new TextDecoder().decode(files.get("pieces.json")));
  expect(list.pieces).toEqual(
    Object.entries(LAMPS).map(([name, { length }]) => ({
      name,
      meta: expect.objectContaining({ version: expect.any(String) }),
      stories: length,
      newest: "2024-05-25T22:28:00.000Z",
      oldest: "2024-05-25T22:28:00.000Z",
    })),
  );
  for (const { name, meta } of list.pieces) expect(files.has(`pieces/${name}/${meta.facets}.json`)).toBe(true);
});

test("words that most stories hold are not asked for beside others, and are found alone and in phrases", async () => {
  const many = Array.from({ length: 250 }, (_, index) =>
    aDocument(`story-${index}`, { text: index === 7 ? "The state of the budget." : `The thing${index} of it.` }),
  );
  many.push(aDocument("without", { headline: "Budget", text: "A budget.", standfirst: "" }));
  const loaded: string[] = [];
  const archive = await openArchive(fetchFrom(await searchFiles({ "2026-11": many }), loaded));
  expect((await found(archive, "the budget")).sort()).toEqual(["story-7", "without"]);
  expect(await found(archive, '"of the budget"')).toEqual(["story-7"]);
  expect(await found(archive, 'budget "of the"')).toEqual(["story-7"]);
  expect(await found(archive, "the")).toHaveLength(250);
});

test("no phrase reaches from one field into the next, nor into other forms of words", async () => {
  const archive = await anArchive({
    "2026-11": [
      aDocument("quay", {
        headline: "The old quay",
        text: "Ferry waits.\nNight falls on l'hiver.",
        tags: ["tides", "winds"],
      }),
    ],
  });
  expect(await found(archive, '"old quay"')).toEqual(["quay"]);
  for (const typed of ['"quay ferry"', '"waits night"', '"tides winds"', '"lhiver night"']) {
    expect(await found(archive, typed), typed).toEqual([]);
  }
});
