import { expect, test } from "vitest";
import { openGraphLocale } from "../../../src/pages/head.ts";

test.each([
  ["en-US", "en_US"],
  ["en-GB", "en_GB"],
  ["en", "en_US"],
  ["de", "de_DE"],
  ["de-AT", "de_AT"],
  ["ar", "ar_AR"],
  ["ar-EG", "ar_EG"],
  ["he", "he_IL"],
  ["fa", "fa_IR"],
  ["zh-Hant", "zh_TW"],
  ["zh-Hant-HK", "zh_HK"],
  ["sr-Latn", "sr_RS"],
])("Open Graph writes %s as %s", (tag, locale) => {
  expect(openGraphLocale(tag)).toBe(locale);
});
