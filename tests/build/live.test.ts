import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const BEFORE = { BUILD_TIME: "2026-11-20T14:29:59Z" };
const AFTER = { BUILD_TIME: "2026-11-20T14:30:00Z" };

const update = (time: string, word: string) => `::: update 2026-11-20 ${time} About ${word}\nMore on ${word}.\n`;
const picture = readFileSync("tests/fixtures/newsrooms/ledger/icon.png");

/** A live story, and a part of a series, with an update at 09:10 and one, with a picture, at 09:30. */
const newsroom = () =>
  new TestNewsroom("ledger")
    .write(
      "articles/2026/11/flood.md",
      article(
        { headline: "Flood", live: "true", lang: "he", series: "{ name: The Edge, part: 1 }" },
        `Summary.\n\n${update("09:10", "mud")}:::\n\n${update("09:30", "zanzarella")}\n![Alt](zanzarella.png "C | Me")\n:::\n`,
      ),
    )
    .write("articles/2026/11/zanzarella.png", Buffer.concat([picture, Buffer.from("zanzarella")]));

const story = (site: BuiltSite) => site.text("2026/11/20/flood/index.html");

test("an update is nowhere before its time, and everywhere at it; a warm build says the same as a clean one", async () => {
  const kept = newsroom();
  const before = await buildHere(kept, BEFORE);
  expect(before.filesMentioning("zanzarella")).toEqual([]);
  expect(story(before)).toContain("About mud");
  expect(before.summary).toContain("Next scheduled change: 2026-11-20T09:30:00-05:00");

  const after = await buildHere(kept, AFTER);
  const mentioning = after.filesMentioning("About zanzarella");
  expect(mentioning).toEqual(
    expect.arrayContaining(["2026/11/20/flood/index.html", "feed.xml", "feed.atom", "feed.json"]),
  );
  expect(story(after).indexOf("About zanzarella")).toBeLessThan(story(after).indexOf("About mud"));
  const clean = await buildHere(newsroom(), AFTER);
  expect(after.contents()).toEqual(clean.contents());
});

test("a story in another language says so to browsers, feed readers and search engines", async () => {
  const site = await buildHere(newsroom(), AFTER);
  expect(story(site)).toMatch(/<h1 lang="he" dir="rtl">Flood<\/h1>/);
  expect(story(site)).toMatch(/<div class="body" lang="he" dir="rtl">/);
  expect(story(site)).toMatch(/<html lang="en-US">/);
  expect(story(site)).toContain('"inLanguage":"he"');
  expect(site.text("index.html")).toMatch(/<h\d class="card-headline" lang="he" dir="rtl">/);
  expect(site.text("feed.atom")).toContain('<entry xml:lang="he">');
  expect(JSON.parse(site.text("feed.json"))).toMatchObject({ items: [{ language: "he" }] });
  expect(site.text("feed.xml")).toContain(
    "&lt;div lang=&quot;he&quot; dir=&quot;rtl&quot;&gt;".replaceAll("&quot;", '"'),
  );
});

test("so does what is told of it elsewhere: its picture, its correction, and that it is retracted", async () => {
  const text = "Wrongtext";
  const corrections = `[{ at: 2026-11-20 10:00, text: ${text} }]`;
  const image = '{ file: flood.png, alt: Alt, caption: "Caption", credit: Me }';
  const site = await buildHere(
    newsroom()
      .write("articles/2026/11/flood.png", picture)
      .write("articles/2026/11/tide.md", article({ headline: "Tide", lang: "he", image, corrections }))
      .write(
        "articles/2026/11/gone.md",
        article({ headline: "Goneby", lang: "he", retracted: "{ at: 2026-11-20 11:00, reason: Whytext }" }),
      ),
    { BUILD_TIME: "2026-11-20T18:00:00Z" },
  );
  const he = 'lang="he" dir="rtl"';
  expect(site.text("2026/11/20/tide/index.html")).toContain(`<figure class="lead-image" ${he}>`);
  expect(site.text("2026/11/20/tide/index.html")).toContain(`<bdi ${he}>${text}</bdi>`);
  const notice = site.text("2026/11/20/gone/index.html");
  expect(notice).toContain(`<bdi ${he}>Goneby</bdi></h1>`);
  expect(notice).toContain(`<p class="reason" ${he}>Whytext</p>`);
  const corrected = site.text("corrections/index.html");
  for (const words of [text, "Whytext"]) expect(corrected).toContain(`<p ${he}>${words}</p>`);
  for (const words of ["Tide", "Goneby"]) expect(corrected).toMatch(new RegExp(`<a href="[^"]+" ${he}>${words}</a>`));
  expect(site.text("corrections/feed.xml")).toContain(`&lt;p ${he}&gt;${text}&lt;/p&gt;`);
});

test("a running story asks for its updates, an ended one and any other do not", async () => {
  const site = await buildHere(
    newsroom()
      .write("articles/2026/11/ended.md", article({ headline: "Ended", live: "ended" }))
      .write("articles/2026/11/plain.md", article({ headline: "Plain" })),
    AFTER,
  );
  expect(site.files().filter((file) => file.endsWith(".html") && /\/assets\/live-/.test(site.text(file)))).toEqual([
    "2026/11/20/flood/index.html",
  ]);
  expect(site.text("2026/11/20/ended/index.html")).toContain('"coverageEndTime":"2026-11-20T08:00:00-05:00"');
  expect(story(site)).not.toContain("coverageEndTime");
  expect(site.text("2026/11/20/plain/index.html")).not.toContain("LiveBlogPosting");
});
