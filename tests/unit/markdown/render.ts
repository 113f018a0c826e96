import { createMarkdown, type RenderedMarkdown, renderMarkdown } from "../../../src/markdown/markdown.ts";
import { typographyOf } from "../../../src/text/typography/typography.ts";
import { de } from "../../../src/words/de.ts";
import { en } from "../../../src/words/en.ts";
import { pictureOf } from "../pictures.ts";

const WORDS = { en, de };
const renderers = { en: createMarkdown(en), de: createMarkdown(de) };

/**
 * Renders as an article of `https://ledger.example` is rendered, where every picture that is asked for exists.
 * @param lang what the text is written in.
 */
export function render(source: string, language: keyof typeof WORDS = "en", lang: string = language): RenderedMarkdown {
  return renderMarkdown(renderers[language], source, {
    file: "a.md",
    firstLine: 1,
    siteUrl: "https://ledger.example",
    zone: "America/New_York",
    locale: language,
    words: WORDS[language],
    typography: typographyOf(lang),
    picture: (name) => ({ ok: true, picture: pictureOf(name) }),
  });
}
