import {
  createMarkdown,
  createSmartQuotes,
  type RenderedMarkdown,
  renderMarkdown,
} from "../../../src/article/markdown.ts";
import { type Language, wordsOf } from "../../../src/words/languages.ts";
import { pictureOf } from "../pictures.ts";

const renderers = { en: createMarkdown(wordsOf("en")), de: createMarkdown(wordsOf("de")) };
const quotes = { en: createSmartQuotes(wordsOf("en")), de: createSmartQuotes(wordsOf("de")) };

/** Renders as an article of `https://ledger.example` is rendered, where every picture that is asked for exists. */
export function render(source: string, language: Language = "en"): RenderedMarkdown {
  return renderMarkdown(renderers[language], source, {
    file: "a.md",
    firstLine: 1,
    siteUrl: "https://ledger.example",
    zone: "America/New_York",
    locale: language,
    words: wordsOf(language),
    smart: quotes[language],
    picture: (name) => ({ ok: true, picture: pictureOf(name) }),
  });
}
