import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { type EngineIndex, startEngine } from "../../../src/search/engine.ts";
import { bestFirst, knownWords, storiesHolding } from "../../../src/search/merge.ts";
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

test.each(["harbor", "cafe", "harbor ferry", "city harbor", "fer", "nights"])(
  "for “%s” in one piece the scores are Pagefind's own",
  async (typed) => {
    const words = typed.split(" ");
    const answer = (await anIndex()).search({ words, isPhrase: false });
    expect(answer.results.length).toBeGreaterThan(0);
    const piece = { stories: DOCUMENTS.length, answer };
    const known = knownWords(piece).map((is) => is ?? false);
    const scored = bestFirst([{ ...piece, known, neighbors: new Map() }], words);
    expect(scored).toHaveLength(answer.results.length);
    for (const { raw, score } of scored) expect(score).toBeCloseTo(raw.s, 3);
  },
);

test("how many stories hold a word follows from how rare it is", async () => {
  const answer = (await anIndex()).search({ words: ["harbor", "night", "tide", "qqq"], isPhrase: false });
  expect(storiesHolding({ stories: DOCUMENTS.length, answer })).toEqual([3, 2, 1, 0]);
});

test("what Pagefind has to know survives its journey, and what it does not write is refused", () => {
  const bytes = (...values: (number | string)[]) =>
    Buffer.concat(values.map((value) => (typeof value === "number" ? Buffer.from([value]) : Buffer.from(value))));
  const story = bytes(0x83, 0x6a, "en_7352ebb", 0x19, 0x01, 0xef, 0x60);
  const part = bytes(0x83, 0x61, "a", 0x62, "zz", 0x6a, "en_1234567");
  const meta = (sorts: Buffer) =>
    Buffer.concat([
      bytes(0x86, 0x65, "1.6.0", 0x81),
      story,
      bytes(0x81),
      part,
      bytes(0x80),
      sorts,
      bytes(0x81, 0x65, "title"),
    ]);
  const packed = packMeta(meta(bytes(0x80)), "en");
  expect(packed).toEqual({
    version: "1.6.0",
    lengths: "500",
    parts: "a 1234567",
    fields: ["title"],
  });
  const renamed = Buffer.concat([
    bytes(0x86, 0x65, "1.6.0", 0x81, 0x83, 0x61, "0", 0x19, 0x01, 0xf4, 0x60, 0x81),
    bytes(0x83, 0x61, "a", 0x64, "\u{10ffff}", 0x6a, "en_1234567"),
    bytes(0x80, 0x80, 0x81, 0x65, "title"),
  ]);
  expect(Buffer.from(unpackMeta({ ...packed, fragments: "", facets: "", common: "" }, "en")).equals(renamed)).toBe(
    true,
  );
  expect(() => packMeta(meta(bytes(0x81, 0x80)), "en")).toThrow("The order of stories");
  expect(() => packMeta(meta(bytes(0x80)), "de")).toThrow("de_");
});
