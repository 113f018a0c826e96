import { expect, test } from "vitest";
import { adviseOn } from "../../../src/article/advice.ts";
import { anArticle } from "../article-factory.ts";
import { aNewsroom } from "../newsroom-factory.ts";

const tagged = (slug: string, ...labels: string[]) =>
  anArticle(slug, { hasOwnStandfirst: true, tags: labels.map((label) => ({ slug: label.toLowerCase(), label })) });
const others = [tagged("other", "fish", "Kremlin", "weather", "Harbor")];
const adviceOn = (...labels: string[]) =>
  adviseOn(tagged("story", ...labels), aNewsroom(), others).map(({ problem, remedy }) => `${problem} ${remedy}`);

test.each([
  ["Kremlim", '"Kremlim" is a new tag. Did you mean "Kremlin"?'],
  ["Harbour", '"Harbour" is a new tag. Did you mean "Harbor"?'],
  ["City Councils", '"City Councils" is a new tag. Did you mean "City Council"?'],
])("%s is nearly a tag that is known", (label, advice) => {
  expect(adviceOn(label)).toEqual([advice]);
});

test.each(["film", "water", "Kremlin", "HARBOR", "Moon landing"])("%s is not", (label) => {
  expect(adviceOn(label)).toEqual([]);
});

test("a standfirst that nobody wrote is missed", () => {
  const [advice] = adviseOn(anArticle("story", { hasOwnStandfirst: false }), aNewsroom(), []);
  expect(advice).toMatchObject({ field: "standfirst", problem: "is missing." });
});
