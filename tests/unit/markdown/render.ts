import { createMarkdown, type RenderedMarkdown, renderMarkdown } from "../../../src/markdown/markdown.ts";
import { typographyOf } from "../../../src/text/typography/typography.ts";
import { type Language, wordsOf } from "../../../src/words/languages.ts";
import { pictureOf } from "../pictures.ts";

const renderers = { en: createMarkdown(wordsOf("en")), de: createMarkdown(wordsOf("de")) };

/**
 * Renders as an article of `https://ledger.example` is rendered, where every picture that is asked for exists.
 * @param lang what the text is written in.
 */
export function render(source: string, language: Language = "en", lang: string = language): RenderedMarkdown {
  return renderMarkdown(renderers[language], source, {
    file: "a.md",
    firstLine: 1,
    siteUrl: "https://ledger.example",
    zone: "America/New_York",
    locale: language,
    words: wordsOf(language),
    typography: typographyOf(lang),
    picture: (name) => ({ ok: true, picture: pictureOf(name) }),
  });
}
