import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type EngineIndex, startEngine, toQuery } from "../../../src/search/engine.ts";
import { type ExcerptPart, shownOf } from "../../../src/search/excerpt.ts";
import { bestFirst, knownLetters, storiesHolding, sumCounts } from "../../../src/search/merge.ts";
import { type PieceMeta, packMeta, unpackMeta } from "../../../src/search/meta.ts";
import { aDocument, searchFiles } from "./search-factory.ts";

const DOCUMENTS = ["harbor café night", "night ferry", "harbor", "cafe harbor harbor ferry", "tide"].map(
  (text, index) =>
    aDocument(`story-${index}`, { text: `${text} ${"and more words ".repeat(index)}`, headline: text.toUpperCase() }),
);

/** The engine with one piece, all of it loaded. */
async function anIndex(): Promise<EngineIndex> {
  const files = [...(await searchFiles({ "2024": DOCUMENTS }))];
  const read = (pattern: RegExp) =>
    files.filter(([path]) => pattern.test(path)).map(([, bytes]) => new Uint8Array(gunzipSync(bytes).subarray(12)));
  const [wasm = new Uint8Array()] = read(/wasm/);
  const [, meta] = files.find(([path]) => path.includes("/meta-")) ?? [];
  const engine = await startEngine(wasm);
  const index = engine.open(unpackMeta(JSON.parse(Buffer.from(meta ?? []).toString()) as PieceMeta, "en"));
  for (const part of read(/pf_index/)) index.loadPart(part);
  return index;
}

test.each(["harbor", "cafe", "café", "harbor ferry", "city harbor", "fer", "nights"])(
  "for “%s” in one piece the scores are Pagefind's own",
  async (typed) => {
    const query = toQuery(typed);
    const answer = (await anIndex()).search(query, {});
    expect(answer.results.length).toBeGreaterThan(0);
    const piece = { stories: DOCUMENTS.length, answer };
    const known = knownLetters(piece).map((letters) => letters ?? 0);
    const scored = bestFirst([{ ...piece, known }], query);
    expect(scored).toHaveLength(answer.results.length);
    for (const { raw, score } of scored) expect(score).toBeCloseTo(raw.s, 3);
  },
);

test("how many stories hold a word follows from how rare it is", async () => {
  const answer = (await anIndex()).search(toQuery("harbor night tide qqq"), {});
  expect(storiesHolding({ stories: DOCUMENTS.length, answer })).toEqual([3, 2, 1, 0]);
});

test("what is typed becomes words without punctuation, and keeps its accents beside them", () => {
  expect(toQuery("  Café, “Night-Ferry”! ")).toEqual({
    plain: "cafe nightferry",
    accented: "café nightferry",
    isPhrase: false,
  });
  expect(toQuery('"night ferry"').isPhrase).toBe(true);
  expect(toQuery("… — ?").plain).toBe("");
});

test("counts of filters are added, and what was given stays as it was", () => {
  const pieces = [{ section: { City: 2 } }, { section: { City: 3, Sport: 1 }, tag: { Tides: 1 } }];
  const sums = sumCounts(pieces);
  expect(sums).toEqual({ section: { City: 5, Sport: 1 }, tag: { Tides: 1 } });
  expect(pieces[0]).toEqual({ section: { City: 2 } });
});

const CONTENT = "one two three four five six seven eight nine ten";

/** Headline and excerpt, what was found in brackets. */
function shown(headline: string, content: string, places: number[], length = 4): [string, string] {
  const locations = places.map((place) => ({ place, weight: 1 }));
  const text = (parts: ExcerptPart[]) => parts.map(({ text, found }) => (found ? `[${text}]` : text)).join("");
  const { headline: head, excerpt } = shownOf(headline, content, locations, length);
  return [text(head), text(excerpt)];
}

test("an excerpt is where most was found, marks it, and says where the text goes on", () => {
  const text = (places: number[], length = 4) => shown("Other", CONTENT, places, length)[1];
  expect(text([7, 8])).toBe("… six seven [eight] [nine] …");
  expect(text([0])).toBe("[one] two three four …");
  expect(text([9])).toBe("… seven eight nine [ten]");
  expect(text([])).toBe("one two three four …");
  expect(text([1], 20)).toBe("one [two] three four five six seven eight nine ten");
});

test("an excerpt does not say the headline again; what was found in that is marked there", () => {
  const story = "The Ferry Waits. No ferry leaves before the tide, said the harbor";
  expect(shown("The Ferry Waits", story, [1])).toEqual(["The [Ferry] Waits", "No ferry leaves before …"]);
  expect(shown("The Ferry Waits", story, [1, 4])).toEqual(["The [Ferry] Waits", "No [ferry] leaves before …"]);
  expect(shown("The Ferry Waits", story, [11])).toEqual(["The Ferry Waits", "… tide, said the [harbor]"]);
  expect(shown("The Ferry Waits", "The Ferry Waits.", [2])).toEqual(["The Ferry [Waits]", ""]);
  expect(shown("Another", story, [1])).toEqual(["Another", "The [Ferry] Waits. No …"]);
});

test("what Pagefind has to know survives its journey, and what it does not write is refused", () => {
  const bytes = (...values: (number | string)[]) =>
    Buffer.concat(values.map((value) => (typeof value === "number" ? Buffer.from([value]) : Buffer.from(value))));
  const story = bytes(0x83, 0x6a, "en_7352ebb", 0x19, 0x01, 0xef, 0x60);
  const part = bytes(0x83, 0x61, "a", 0x62, "zz", 0x6a, "en_1234567");
  const filter = bytes(0x82, 0x63, "tag", 0x6a, "en_7654321");
  const meta = (sorts: Buffer) =>
    Buffer.concat([
      bytes(0x86, 0x65, "1.6.0", 0x81),
      story,
      bytes(0x81),
      part,
      bytes(0x81),
      filter,
      sorts,
      bytes(0x81, 0x65, "title"),
    ]);
  const packed = packMeta(meta(bytes(0x80)), "en");
  expect(packed).toEqual({
    version: "1.6.0",
    fragments: "7352ebb",
    lengths: "495",
    parts: "a zz 1234567",
    filters: [["tag", "7654321"]],
    fields: ["title"],
  });
  const renamed = Buffer.concat([
    bytes(0x86, 0x65, "1.6.0", 0x81, 0x83, 0x61, "0", 0x19, 0x01, 0xef, 0x60, 0x81),
    part,
    bytes(0x81),
    filter,
    bytes(0x80, 0x81, 0x65, "title"),
  ]);
  expect(Buffer.from(unpackMeta(packed, "en")).equals(renamed)).toBe(true);
  expect(() => packMeta(meta(bytes(0x81, 0x80)), "en")).toThrow("The order of stories");
  expect(() => packMeta(meta(bytes(0x80)), "de")).toThrow("de_");
});
