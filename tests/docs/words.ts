import { en } from "../../src/words/en.ts";
import { madeFrom, pageOf, table } from "./markdown.ts";

/** `docs/reference/words.md`: every word that `words.yaml` may say in another way. */
export function wordsPage(): string {
  const inCode = (text: string) => `\`${text}\``;
  const rows = Object.entries(en).map(([key, said]) => [
    inCode(key),
    typeof said === "string"
      ? said
      : Object.entries(said)
          .map(([category, sentence]) => `${inCode(category)}: ${sentence}`)
          .join("; "),
  ]);
  return pageOf(
    madeFrom("src/words/en.ts"),
    "# Words",
    "What the site itself says, in English. `words.yaml` in the newsroom folder may say any of it in other words; for a language that the site does not speak it has to say all of it. What stands in braces is filled in by the site. A sentence with a number has one form for each plural category of the language ([Unicode CLDR](https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html)).",
    table(["key", "English"], rows),
  );
}
