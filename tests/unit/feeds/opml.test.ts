import { parseOpml } from "feedsmith";
import { expect, test } from "vitest";
import { opml, opmlPage } from "../../../src/feeds/opml.ts";
import { aContext } from "../context-factory.ts";

test("the list of feeds names the paper and each section, in the order of the navigation", () => {
  const page = opmlPage(aContext([], { origin: "https://preview.example" }));
  const { head, body } = parseOpml(opml(page.model));
  expect(page.path).toBe("/feeds.opml");
  expect(head).toMatchObject({ title: "The Ledger", ownerName: "Ledger Press" });
  expect(body?.outlines).toEqual(
    [
      ["The Ledger", "/"],
      ["The Ledger: GlobalTalk", "/sections/globaltalk/"],
      ["The Ledger: City", "/sections/city/"],
      ["The Ledger: Opinion", "/sections/opinion/"],
    ].map(([title, list]) => ({
      type: "rss",
      text: title,
      title,
      xmlUrl: `https://preview.example${list}feed.xml`,
      htmlUrl: `https://preview.example${list}`,
    })),
  );
});
