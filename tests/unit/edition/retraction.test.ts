import { describe, expect, test } from "vitest";
import { editionAt } from "../../../src/edition/edition.ts";
import { anArticle, anImage, aText, at } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

describe("a retraction", () => {
  const retracted = anArticle("a", {
    publishedAt: at("2024-05-25T22:28:00Z"),
    standfirst: "A Zanzarella summary.",
    kicker: "Zanzarella",
    tags: [{ slug: "zanzarella", label: "Zanzarella" }],
    image: anImage("zanzarella.jpg"),
    corrections: [{ at: at("2024-05-26T12:00:00Z"), text: "Zanzarella is spelled so." }],
    retraction: { at: at("2024-06-01T12:00:00Z"), reason: "It was made up." },
    social: { headline: "Zanzarella!", description: "Zanzarella?" },
    text: aText("All of Zanzarella."),
  });
  const edition = editionAt(at("2024-06-01T12:00:00Z"), [retracted], aNewsroom());

  test("leaves a notice with the headline and the reason", () => {
    expect(edition.retractions).toMatchObject([
      {
        path: retracted.path,
        feedId: retracted.feedId,
        headline: retracted.content().headline,
        section: "city",
        publishedAt: at("2024-05-25T22:28:00Z"),
        at: at("2024-06-01T12:00:00Z"),
        reason: "It was made up.",
        aliases: [],
      },
    ]);
  });

  test("leaves nothing of the text, the summary, the picture, the tags and the corrections", () => {
    expect(edition.stories).toEqual([]);
    expect(edition.tags.size).toBe(0);
    expect(JSON.stringify([edition.retractions, edition.corrections])).not.toMatch(/zanzarella/i);
  });

  test("is one of the corrections", () => {
    expect(edition.corrections).toEqual([
      expect.objectContaining({ kind: "retraction", text: "It was made up.", path: retracted.path }),
    ]);
  });
});
