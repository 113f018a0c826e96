import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { article, type BuiltSite, PROJECT, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const SETTINGS = readFileSync(path.join(PROJECT, "tests/fixtures/newsrooms/ledger/site.yaml"), "utf8");

const newsroomIn = (locale: string): TestNewsroom =>
  new TestNewsroom("ledger")
    .write("newsroom/site.yaml", SETTINGS.replace("locale: en-US", `locale: ${locale}`))
    .write("articles/2026/11/a.md", article({ headline: "العبّارة تعود", published: "2026-11-20 06:30" }));

let site: BuiltSite;

beforeAll(async () => {
  site = await buildHere(newsroomIn("ar-EG"));
});

test("each page of a newsroom that writes from right to left runs so, and its manifest says so", () => {
  const pages = site.html();
  expect(pages.length).toBeGreaterThan(10);
  for (const page of pages) expect(site.text(page), page).toContain('<html lang="ar-EG" dir="rtl" data-digits="arab">');
  expect(JSON.parse(site.text("site.webmanifest"))).toMatchObject({ lang: "ar-EG", dir: "rtl" });
});

test("its dates and its masthead have the digits of its language", () => {
  const html = site.text("2026/11/20/a/index.html");
  expect(html).toMatch(/<time datetime="2026-11-20T06:30:00-05:00">[^<]*٢٠\u00a0نوفمبر\u00a0٢٠٢٦/);
  expect(html).not.toMatch(/<time[^>]*>[^<]*\d/);
});

test("one that writes from left to right says nothing of it", async () => {
  const other = await buildHere(newsroomIn("en-GB"));
  expect(other.text("index.html")).toContain('<html lang="en-GB">');
  expect(JSON.parse(other.text("site.webmanifest"))).toMatchObject({ dir: "ltr" });
  expect(other.text("2026/11/20/a/index.html")).toContain(
    ">Friday,\u00a020\u00a0November\u00a02026 at\u00a006:30\u00a0",
  );
});
