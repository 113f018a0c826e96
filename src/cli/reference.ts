import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { frontMatterSchema } from "../article/front-matter.ts";
import { run } from "../command/run.ts";
import { PROJECT } from "../lib/project.ts";
import type { FieldMeta } from "../lib/validate.ts";
import { isMain, readOptions } from "./command.ts";

const BEGIN = "<!-- front matter: made by `npm run docs` from src/article/front-matter.ts -->";
const END = "<!-- end of front matter -->";

/** The table of front matter keys, from the schema that the checker uses. */
export function frontMatterTable(): string {
  const rows = Object.entries(frontMatterSchema.shape).map(([key, schema]) => {
    const { form, rule } = metaOf(schema);
    return `| \`${key}\` | ${form} | ${rule} |`;
  });
  return ["| key | form | rule |", "|---|---|---|", ...rows].join("\n");
}

function metaOf(schema: z.ZodType): FieldMeta {
  const meta = schema.meta() as FieldMeta | undefined;
  if (meta) return meta;
  if (schema instanceof z.ZodOptional) return metaOf(schema.unwrap() as z.ZodType);
  throw new Error("a front matter field says neither form nor rule");
}

/** The README with its table made anew. */
export function withTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin === -1 || end === -1) throw new Error("README.md has lost the marks of its front matter table");
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${frontMatterTable()}\n\n${readme.slice(end)}`;
}

if (isMain(import.meta.url)) {
  await run(async () => {
    const { check } = readOptions(process.argv.slice(2), { check: { type: "boolean" } }, "npm run docs");
    const file = path.join(PROJECT, "README.md");
    const readme = readFileSync(file, "utf8");
    const wanted = withTable(readme);
    if (!check) writeFileSync(file, wanted);
    else if (wanted !== readme) {
      console.error("The front matter table in README.md is not what the schema says: run `npm run docs`.");
      return 1;
    }
    return 0;
  });
}
