import fc from "fast-check";
import { expect, test } from "vitest";
import { revive } from "../../../src/render/revive.ts";

const REVIVERS = {
  date: ({ at }: { at: number }) => new Date(at),
  pair: ({ both }: { both: [unknown, unknown] }) => new Map([both]),
};

const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("what has no tag is what it was", () => {
  const untagged = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('"$":'));
  fc.assert(
    fc.property(untagged, (value) => {
      expect(revive(sent(value), REVIVERS)).toEqual(sent(value));
    }),
  );
});

test("what has a tag is made again, wherever it stands, the innermost first", () => {
  const value = { list: [{ $: "date", at: 0 }, "text"], deep: { $: "pair", both: ["a", { $: "date", at: 1 }] } };
  expect(revive(sent(value), REVIVERS)).toEqual({
    list: [new Date(0), "text"],
    deep: new Map([["a", new Date(1)]]),
  });
});

test.each(["unheard", "constructor", "toString", 7, null])("a tag that nothing knows is an error: %s", (tag) => {
  expect(() => revive({ a: [{ $: tag }] }, REVIVERS)).toThrow("nothing makes a value of the tag");
});
