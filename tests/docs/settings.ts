import { z } from "zod";
import {
  agenciesSchema,
  authorsSchema,
  frontPageSchema,
  sectionsSchema,
  siteSchema,
  tagsSchema,
} from "../../src/newsroom/schemas.ts";
import { madeFrom, pageOf, refuseDrift, table } from "./markdown.ts";
import { type Field, fieldsOf } from "./schema.ts";
import { MEANINGS } from "./settings-words.ts";

const FILES: [file: string, schema: z.ZodType, about: string][] = [
  ["site.yaml", siteSchema, "Who publishes, where, and in which language and zone."],
  ["sections.yaml", sectionsSchema, "A list of at least one section, in the order of the navigation."],
  ["authors.yaml", authorsSchema, "A list of the people, and desks, that a byline may name. May be empty."],
  [
    "agencies.yaml",
    agenciesSchema,
    "A list of the wire services that a `source` may name, and what their contracts allow. May be empty.",
  ],
  ["tags.yaml", tagsSchema, "A list of tags whose spelling, address or description is fixed. May be empty."],
  [
    "front-page.yaml",
    frontPageSchema,
    "One front, or a list of fronts that take turns. May be empty. See [the front page](../editors/front-page.md).",
  ],
];

/** The keys of a file; of a list, those of its entries. */
const keysOf = (schema: z.ZodType): Field[] =>
  fieldsOf(schema instanceof z.ZodArray ? (schema.element as z.ZodType) : schema);

/** Whether a key has to be there, and what holds where it is not. */
const presence = ({ required, default: value }: Field): string =>
  required ? "required" : value === null ? "" : `default: \`${value}\``;

/** `docs/reference/settings.md`: keys and forms from the schemas, what they mean from `settings-words.ts`. */
export function settingsPage(): string {
  const files = FILES.map(([file, schema, about]) => ({ file, about, fields: keysOf(schema) }));
  const nameOf = (file: string, { name }: Field) => `${file} ${name}`;
  refuseDrift(
    "setting",
    files.flatMap(({ file, fields }) => fields.map((field) => nameOf(file, field))),
    Object.keys(MEANINGS),
  );
  const parts = files.map(({ file, about, fields }) => {
    const rows = fields.map((field) => [
      `\`${field.name}\``,
      field.form,
      presence(field),
      MEANINGS[nameOf(file, field)] ?? "",
    ]);
    return `## ${file}\n\n${about}\n\n${table(["key", "form", "", "meaning"], rows)}`;
  });
  return pageOf(
    madeFrom("src/newsroom/schemas.ts and tests/docs/settings-words.ts"),
    "# Settings",
    "The files of a newsroom, in `newsroom/` or where `NEWSROOM_DIR` says. What each decision means is in [settings, explained](../newsrooms/settings.md). " +
      "A key with a period in its name stands in a group: `publisher.name` is `name`, indented below `publisher`. " +
      "An unknown key is an error, with a suggestion. Every file must be there, and the newsroom's pictures lie beside them.",
    ...parts,
    "## about.md, community-guidelines.md, privacy.md",
    "The text of these three pages, in Markdown without front matter. Headings begin at `##`; pictures cannot be used.",
  );
}
