import { readdirSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FoundedPaper, PAPERS } from "../founded.ts";
import { brokenLinks, invalidHtml } from "../html.ts";
import { BuiltSite } from "../site.ts";

const STORY = "A text with a note.[^1]\n\n[^1]: The note, and [a link](https://elsewhere.example/).\n";

describe.each(Object.entries(PAPERS))("the %s paper", (name, options) => {
  let paper: FoundedPaper;
  let site: BuiltSite;
  let story: string;

  beforeAll(() => {
    paper = new FoundedPaper(options);
    const months = path.join(paper.folder, "articles/2026/11");
    const [first = ""] = readdirSync(months);
    const source = paper.read(`articles/2026/11/${first}`);
    paper.write(
      "articles/2026/11/second.md",
      `${source.split("\n---\n")[0]}\nseries: { name: Ebb, part: 2 }\n---\n\n${STORY}`,
    );
    paper.run("build");
    paper.run("verify");
    site = new BuiltSite(paper.site);
    story = site.text("2026/11/28/second/index.html");
  });
  afterAll(() => paper.remove());

  test("is sound, but for the pictures to draw", () => {
    expect(paper.run("check")).toMatch(/no issues, \d+ pieces of advice\./);
  });

  test("has valid pages, and no link that leads nowhere", async () => {
    expect(await invalidHtml(site)).toEqual([]);
    expect(brokenLinks(site)).toEqual([]);
  });

  test("fits into the first flight of packets", () => {
    const styles = site.files().find((file) => /^assets\/site-.*\.css$/.test(file)) ?? "";
    const sent = (text: string) => brotliCompressSync(text).length;
    expect(sent(story) + sent(site.text(styles))).toBeLessThan(15_000);
  });

  test("says nothing in English where its language is another one", () => {
    if (name === "weekly") return;
    for (const file of ["index.html", "search/index.html", "2026/11/28/second/index.html", "404.html"]) {
      const shown = site
        .text(file)
        .replace(/<(script|style)\b.*?<\/\1>/gs, " ")
        .replace(/<[^>]*>/g, " ");
      expect(shown, file).not.toMatch(/\b(?:the|Search|Tags|Sections|words?|read|Sign|Front)\b(?! with| note)/);
    }
  });

  const contactOf = (html: string) => /<p class="footer-contact">([^<]*)</.exec(html)?.[1];

  test("has the colon of its language", () => {
    const colons = { french: "Contact\u00a0: ", japanese: "：", arabic: ": ", weekly: ": " };
    const end = colons[name as keyof typeof colons];
    expect(contactOf(site.text("index.html"))?.slice(-end.length)).toBe(end);
  });

  test("has digits of one kind in its times, and runs as its script does", () => {
    const front = site.text("index.html");
    const isArabic = name === "arabic";
    expect(front.includes('<html lang="ar-EG" dir="rtl" data-digits="arab">')).toBe(isArabic);
    expect(JSON.parse(site.text("site.webmanifest")).dir).toBe(isArabic ? "rtl" : "ltr");
    const times = [...front.matchAll(/<time [^>]*>([^<]*)<\/time>/g)].map(([, text = ""]) => text);
    expect(times.length).toBeGreaterThan(0);
    for (const time of times) expect(time).toMatch(isArabic ? /^[^0-9]+$/ : /^[^٠-٩]+$/);
    expect(/<sup class="note-ref"><a [^>]*>(.)</.exec(story)?.[1]).toBe(isArabic ? "١" : "1");
    // A raised point beside Arabic digits reads as a zero.
    expect(front.replace(/<(script|style)\b.*?<\/\1>/gs, "").includes("·")).toBe(!isArabic && name !== "japanese");
  });
});
