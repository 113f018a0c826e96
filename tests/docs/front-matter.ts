import { frontMatterSchema } from "../../src/article/front-matter.ts";
import { madeFrom, pageOf, table } from "./markdown.ts";
import { fieldsOf } from "./schema.ts";

/** `docs/reference/front-matter.md`, from the schema that the checker uses. */
export function frontMatterPage(): string {
  const rows = fieldsOf(frontMatterSchema).map(({ name, form, rule, required }) => [
    `\`${name}\``,
    form,
    rule || (required ? "Required." : "May be left out."),
  ]);
  return pageOf(
    madeFrom("src/article/front-matter.ts"),
    "# Front matter",
    "Between the two lines of `---` at its top, a story has facts about itself: one `key: value` on each line. An unknown key is an error, with a " +
      "suggestion. A key with a period in its name stands in a group: `image.file` is `file`, indented below `image`. " +
      "A key with `[]` stands in each entry of a list.",
    table(["key", "form", "rule"], rows),
    "Put a value in quotes if it holds `: ` or ` #`, or begins with a quote mark, a bracket or another sign; [why](messages.md#the-form-of-the-front-matter). " +
      "How each key is used is in the guides for [editors](../editors/writing.md).",
  );
}
