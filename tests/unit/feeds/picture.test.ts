import { expect, test } from "vitest";
import { feedPages } from "../../../src/feeds/feed.ts";
import { withLengths } from "../../../src/feeds/picture.ts";
import type { ArticleImage } from "../../../src/markdown/body.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import { CARD } from "../../../src/pictures/story-card.ts";
import { anArticle, anImage, type Changes } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";
import { pictureOf } from "../pictures.ts";

const WITH_CARDS = aNewsroom({ site: { ...SITE, storyCards: true } });

const imageOf = (width: number, mediaType = "image/jpeg"): ArticleImage => ({
  ...anImage("bridge.jpg"),
  picture: { ...pictureOf("bridge.jpg"), width, height: Math.round(width * 0.75), mediaType },
  caption: "The bridge.",
});

function pictureIn(changes: Changes, newsroom: Newsroom = WITH_CARDS) {
  const [page] = feedPages(aContext([anArticle("a", changes)], { newsroom }));
  return page?.model.items[0]?.picture;
}

test("a lead picture of 1,200 pixels and more stands for its story, with its words", () => {
  for (const width of [1200, 3000]) {
    expect(pictureIn({ image: imageOf(width) })).toMatchObject({
      url: expect.stringMatching(/^https:\/\/ledger\.example\/images\/bridge-\w+-1200\.jpg$/),
      mediaType: "image/jpeg",
      width: 1200,
      height: 900,
      alt: "What it shows",
      caption: "The bridge.",
      credit: "Photo: Ada",
    });
  }
});

test.each([
  ["without a picture", null],
  ["with a drawing", imageOf(4000, "image/svg+xml")],
  ["with a picture that is too small", imageOf(1199)],
])("a story %s has its card, which is large enough", (_, image) => {
  expect(pictureIn({ image })).toMatchObject({
    url: expect.stringMatching(/\/images\/card-\w+\.png$/),
    mediaType: "image/png",
    ...CARD,
    alt: "About a",
    credit: null,
  });
});

test("where no card is drawn it is the picture that there is, or the newsroom's own card", () => {
  const house = { url: "https://ledger.example/images/card-png-x.png", alt: "The Ledger", credit: null };
  const { url: _, ...words } = house;
  expect(pictureIn({ image: imageOf(800) }, aNewsroom())).toMatchObject({ width: 800, credit: "Photo: Ada" });
  expect(pictureIn({ image: null }, aNewsroom())).toMatchObject(words);
  expect(pictureIn({ image: imageOf(4000, "image/svg+xml") }, aNewsroom())).toMatchObject(words);
  // A headline in letters that no font for cards has.
  const social = { headline: "𓀀", description: "x" };
  expect(pictureIn({ social })).toMatchObject(words);
});

test("a house card that is a drawing stands for nothing", () => {
  const pictures = new Map(aNewsroom().pictures).set("card.png", {
    ...pictureOf("card.png"),
    mediaType: "image/svg+xml",
  });
  expect(pictureIn({ image: null }, aNewsroom({ pictures }))).toBeNull();
});

test("lengths are those of the files", () => {
  const [page] = feedPages(
    aContext([anArticle("a"), anArticle("b", { image: imageOf(2000) })], { newsroom: WITH_CARDS }),
  );
  if (!page) throw new Error("there is a feed");
  const weighed = withLengths(page.model, (path) => path.length);
  expect(weighed.items.map(({ picture }) => picture?.length)).toEqual(
    page.model.items.map(({ picture }) => picture?.path.length),
  );
});
