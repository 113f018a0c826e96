import { anchorOf, madeFrom, pageOf } from "../markdown.ts";
import type { Chapter, Entry } from "./chapter.ts";
import { Paper } from "./paper.ts";

const INTRO = [
  madeFrom("tests/docs/messages"),
  "# Messages",
  "`npm run check` prints these, and so do `npm run build`, `npm start` and `npm run dev`. [How to read one](../editors/messages.md) is a page of its own. " +
    "Each line below is what the program says: `npm run docs` runs it on examples and writes this page. Search it for a few words of your message.",
];

/** `docs/reference/messages.md`: every chapter, with what the program says now. */
export async function messagesPage(chapters: readonly Chapter[]): Promise<string> {
  const paper = new Paper();
  try {
    const parts = [...INTRO, chapters.map(({ title }) => `- [${title}](#${anchorOf(title)})`).join("\n")];
    for (const { title, intro, entries } of chapters) {
      parts.push(`## ${title}`, ...(intro ? [intro] : []));
      for (const entry of entries) parts.push(await blockOf(entry, paper));
    }
    return pageOf(...parts);
  } finally {
    paper.close();
  }
}

/** @throws {Error} where the program says nothing of one of the mistakes. */
async function blockOf({ mistakes, fix }: Entry, paper: Paper): Promise<string> {
  const lines: string[] = [];
  for (const [index, mistake] of mistakes.entries()) {
    const said = await mistake(paper);
    if (said.length === 0) throw new Error(`the program says nothing of mistake ${index + 1} of: ${fix}`);
    lines.push(...said);
  }
  return `\`\`\`text\n${[...new Set(lines)].join("\n")}\n\`\`\`\n\n${fix}`;
}
