import { expect, test } from "vitest";
import { joinLinks, joinNames } from "../../../src/pages/views.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";

test.each([
  ["en-US", "Ada, Bo and Cy"],
  ["en-GB", "Ada, Bo and Cy"],
  ["de-DE", "Ada, Bo und Cy"],
  ["fr-FR", "Ada, Bo et Cy"],
  ["ja-JP", "Ada、Bo、Cy"],
])("in %s a byline is “%s”, with links and without", (locale, byline) => {
  const newsroom = aNewsroom({ site: { ...SITE, locale } });
  const names = ["Ada", "Bo", "Cy"];
  const links = joinLinks(
    names.map((label) => ({ label, href: "/" })),
    newsroom,
  );
  expect(joinNames(names, newsroom)).toBe(byline);
  expect(links.map((part) => (typeof part === "string" ? part : part.label)).join("")).toBe(byline);
});
