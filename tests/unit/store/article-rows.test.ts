import fc from "fast-check";
import { expect, test } from "vitest";
import { headOf } from "../../../src/article/stored.ts";
import { type Entry, fromRows, toRows } from "../../../src/store/article-rows.ts";
import { linkedArticles } from "../edition/arbitraries.ts";

const state = fc.option(fc.tuple(fc.nat(), fc.double({ min: 0, max: 4e12, noNaN: true }), fc.nat()));
const length = fc.nat(5000);

test("what is read from rows is what was written to them", () => {
  fc.assert(
    fc.property(
      linkedArticles,
      fc.array(state, { minLength: 8 }),
      fc.array(length, { minLength: 16 }),
      (all, states, lengths) => {
        let [facts, text] = [0, 0];
        const entries = all.map((article, index): Entry => {
          const [factsLength = 0, textLength = 0] = lengths.slice(2 * index);
          const file = `articles/2024/${article.path.split("/")[4]}.md`;
          const entry: Entry = {
            file,
            state: states[index] ?? null,
            source: `source ${index}`,
            pictures:
              index % 3 === 0
                ? [{ file: "a.png", state: states[index] ?? null, digest: "d", line: index, field: null }]
                : [],
            head: headOf(article),
            facts: { start: facts, length: factsLength, digest: `facts ${index}` },
            text: { start: text, html: 1, length: textLength, digest: `text ${index}` },
          };
          facts += factsLength;
          text += textLength;
          return entry;
        });
        expect(fromRows("articles/2024", JSON.parse(JSON.stringify(toRows(entries))))).toEqual(entries);
      },
    ),
  );
});
