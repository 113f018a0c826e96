import type { Page } from "@playwright/test";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { expect, test } from "./test.ts";

/** What is typed, the story that answers alone, and what of it is marked first. */
type Case = [typed: string, headline: string, marked: string];

async function answers(page: Page, address: string, cases: readonly Case[]): Promise<void> {
  await page.goto(`${address}/search/`);
  const box = page.locator("main").getByRole("searchbox");
  for (const [typed, headline, marked] of cases) {
    await box.fill(typed);
    await expect(page.locator("[data-search-results] .card-headline"), typed).toHaveText([headline]);
    await expect(page.locator("[data-search-results] mark").first(), typed).toHaveText(marked);
  }
}

async function serve(
  build: (newsroom: TestNewsroom) => Promise<BuiltSite>,
  name: string,
  stories: Record<string, string>,
): Promise<SiteServer> {
  const newsroom = new TestNewsroom(name);
  for (const [slug, text] of Object.entries(stories)) newsroom.write(`articles/${slug}.md`, text);
  return serveSite((await build(newsroom)).folder, { port: 0 });
}

test("stories in other languages are found as their readers type, and the word alone is marked", async ({
  page,
  build,
}) => {
  const server = await serve(build, "ledger", {
    fr: article({ headline: "Un marché couvert", lang: "fr" }, "L’hiver commence, et l’œuvre de la sœur reste."),
    ar: article({ headline: "افتتاح الجسر", lang: "ar" }, "ارتفعت أسعار السمك في الميناء."),
    ja: article({ headline: "新しい規則", lang: "ja" }, "国会は金曜日に電子決済法案を可決した。"),
    th: article({ headline: "ท่าเรือเปิด", lang: "th" }, "บริการจะกลับมาในวันศุกร์หน้า"),
    tr: article({ headline: "Yeni hat", lang: "tr" }, "Çankırı'da yolcular İstanbul hattını bekliyor."),
    pl: article({ headline: "Nowy most", lang: "pl" }, "Most w Gdańsku otworzył Zdzisław Żółkiewski."),
    vi: article({ headline: "Cầu mới", lang: "vi" }, "Đà Nẵng khánh thành cây cầu thứ mười."),
    signs: article(
      { headline: "Prices", kicker: "Groceries", dateline: "ORMSBY", tags: "[food costs]", byline: "[bo-lindqvist]" },
      "Bread is $7.25, up 35%, said O'Leary of Marks&Co, in C++ and no other language.",
    ),
  });
  try {
    await answers(page, server.address, [
      ["hiver", "Un marché couvert", "L’hiver"],
      ["oeuvre", "Un marché couvert", "l’œuvre"],
      ["l'œuvre", "Un marché couvert", "l’œuvre"],
      ["سمك", "افتتاح الجسر", "السمك"],
      ["الميناء", "افتتاح الجسر", "الميناء"],
      ["電子決済", "新しい規則", "電子決済"],
      ["金曜日", "新しい規則", "金曜日"],
      ["วันศุกร์", "ท่าเรือเปิด", "วันศุกร์"],
      ["cankiri", "Yeni hat", "Çankırı’da"],
      ["Istanbul", "Yeni hat", "İstanbul"],
      ["zolkiewski", "Nowy most", "Żółkiewski"],
      ["Da Nang", "Cầu mới", "Đà"],
      ["$7.25", "Prices", "$7.25"],
      ["35%", "Prices", "35%"],
      ["o’leary", "Prices", "O’Leary"],
      ["marks&co", "Prices", "Marks&Co"],
      ["C++", "Prices", "C++"],
      ["groceries", "Prices", "Groceries"],
      ["ormsby", "Prices", "ORMSBY"],
      ["food costs", "Prices", "food"],
      ["Bo Lindqvist", "Prices", "Bo"],
      ["“said O'Leary”", "Prices", "said"],
      ["other -hiver -nothing", "Prices", "other"],
    ]);
  } finally {
    await server.close();
  }
});

test("on a German site, words are found with umlauts, without them and written out, and in their other forms", async ({
  page,
  build,
}) => {
  const author = { section: "stadt", byline: "[jule-ostermann]" };
  const server = await serve(build, "faehrbote", {
    bruecke: article(
      { ...author, headline: "Königsbrücke gesperrt" },
      "Frau Schäfer aus Grünwald wartet. Der Fluß steigt.",
    ),
    markt: article({ ...author, headline: "Markt in neuen Häusern" }, "Herr Mueller verkauft Äpfel und Süßes."),
  });
  try {
    await answers(page, server.address, [
      ["Koenigsbruecke", "Königsbrücke gesperrt", "Königsbrücke"],
      ["konigsbrucke", "Königsbrücke gesperrt", "Königsbrücke"],
      ["Schaefer", "Königsbrücke gesperrt", "Schäfer"],
      ["Fluss", "Königsbrücke gesperrt", "Fluß"],
      ["Haus", "Markt in neuen Häusern", "Häusern"],
      ["Müller", "Markt in neuen Häusern", "Mueller"],
      ["suesses", "Markt in neuen Häusern", "Süßes"],
    ]);
  } finally {
    await server.close();
  }
});
