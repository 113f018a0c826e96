import { HtmlValidate } from "html-validate";
import type { BuiltSite } from "./site.ts";

const validator = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Preact writes `<br/>`, which HTML allows.
    "void-style": "off",
    // A headline may be long: search engines cut a title, readers see all of it.
    "long-title": "off",
  },
});

/** What html-validate says of the pages of a site: none where all are valid. */
export async function invalidHtml(site: BuiltSite): Promise<string[]> {
  const failures: string[] = [];
  for (const file of site.html()) {
    const report = await validator.validateString(site.text(file));
    for (const { messages } of report.results) {
      failures.push(
        ...messages.map(({ ruleId, message, line, column }) => `${file}:${line}:${column} ${ruleId}: ${message}`),
      );
    }
  }
  return failures;
}

/** Links and pictures of the pages of a site that lead to nothing within it: `index.html: /no/such/page/`. */
export function brokenLinks(site: BuiltSite): string[] {
  const files = new Set(site.files());
  const redirects = new Set(
    site
      .text("_redirects")
      .split("\n")
      .map((line) => line.split(" ")[0]),
  );
  const broken: string[] = [];
  for (const file of site.html()) {
    const html = site.text(file);
    const addresses = [...html.matchAll(/ (?:href|src|action)="([^"]+)"/g)].map(([, href = ""]) => href);
    const choices = [...html.matchAll(/ (?:image)?srcset="([^"]+)"/g)].flatMap(([, set = ""]) => set.split(", "));
    for (const href of [...addresses, ...choices.map((choice) => choice.replace(/ \d+w$/, ""))]) {
      if (!/^[/#]/.test(href)) continue;
      const url = new URL(href, `https://site.invalid/${file}`);
      const target = decodeURI(url.pathname).slice(1);
      const found = target === "" || target.endsWith("/") ? `${target}index.html` : target;
      if (!files.has(found) && !redirects.has(url.pathname)) broken.push(`${file}: ${href}`);
      const id = decodeURIComponent(url.hash.slice(1));
      if (id && files.has(found) && !site.text(found).includes(`id="${id}"`)) broken.push(`${file}: ${href}`);
    }
  }
  return broken;
}
