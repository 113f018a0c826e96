import { excerpt, type Finding, onePerLine, type Reading } from "./reading.ts";

const SHORTCODES = [
  // Hugo, Jekyll, Liquid, Nunjucks, Handlebars, Eleventy.
  /\{\{[^{}\n]*\}\}|\{[%#][^{}\n]*[%#]\}|\{\{[<%]/g,
  // Kramdown and Pandoc: {:.class}, {#id}.
  /\{:[^{}\n]*\}|\{[#.][a-z][^{}\n]*\}/gi,
  // WordPress and forums: [caption id="a"]…[/caption].
  /\[\/[a-z][\w-]*\]|\[[a-z][\w-]*(?:\s+[\w-]+)?=[^[\]\n]+\]/gi,
  /\[(?:embed|gallery|toc|TOC|playlist)\]/g,
  // Wikis, and GitHub's boxes.
  /\[\[[^[\]\n]+\]\]|\[![A-Z]+\]/g,
];

/** What other programs replace is text here: readers would see it. */
export function findShortcodes(reading: Reading): Finding[] {
  if (!reading.holds("{", "[")) return [];
  return onePerLine(
    reading.passages
      .filter(({ text }) => /[{[]/.test(text))
      .flatMap((passage) =>
        SHORTCODES.flatMap((pattern) =>
          [...passage.text.matchAll(pattern)].map(({ 0: typed, index }): Finding => {
            const problem = `readers would see "${excerpt(typed)}" as it is typed.`;
            const remedy = "Remove it, or write what it stood for. If you mean it as text, put it in backticks.";
            return { level: "error", line: passage.lineAt(index, typed), problem, remedy };
          }),
        ),
      ),
  );
}
