import { describe, expect, test } from "vitest";
import type { Article } from "../../../src/article/article.ts";
import { editionAt } from "../../../src/edition/edition.ts";
import type { Newsroom } from "../../../src/newsroom/newsroom.ts";
import { anArticle, at } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const edit = (all: readonly Article[], newsroom: Newsroom = aNewsroom()) =>
  editionAt(at("2024-07-01T00:00:00Z"), all, newsroom);

describe("tags", () => {
  const tagged = (slug: string, label: string, publishedAt: string) =>
    anArticle(slug, { publishedAt: at(publishedAt), tags: [{ slug: "harbor", label }] });
  const first = tagged("a", "HARBOR", "2024-05-01T00:00:00Z");
  const second = tagged("b", "harbor", "2024-05-02T00:00:00Z");
  const future = tagged("c", "Harbor", "2024-04-01T00:00:00Z");

  test("are spelled as in the first story that is public, everywhere", () => {
    const edition = edit([second, first]);
    expect(edition.tags.get("harbor")?.label).toBe("HARBOR");
    expect(edition.stories.map(({ tags }) => tags[0]?.label)).toEqual(["HARBOR", "HARBOR"]);
  });

  test("do not take a draft's spelling", () => {
    expect(edit([{ ...future, draft: true }, second]).tags.get("harbor")?.label).toBe("harbor");
  });

  test("are sorted as the newsroom's language sorts", () => {
    const labels = ["Zebra", "äpfel", "Apple", "Émile"];
    const one = anArticle("a", { tags: labels.map((label) => ({ slug: label.toLowerCase(), label })) });
    expect([...edit([one]).tags.values()].map(({ label }) => label)).toEqual(["äpfel", "Apple", "Émile", "Zebra"]);
  });

  test("have the description of the register", () => {
    const described = { label: "Harbor", slug: "harbor", description: "The water." };
    const withRegister = aNewsroom({ tags: new Map([["harbor", described]]) });
    expect(edit([first], withRegister).tags.get("harbor")?.description).toBe("The water.");
    expect(edit([first]).tags.get("harbor")?.description).toBeNull();
  });
});
