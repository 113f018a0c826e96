import { addresses, encodePath } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import type { TextPage } from "../pages/page.ts";

/** One line of `_redirects`. */
export interface RedirectRule {
  from: string;
  to: string;
  status: 301 | 410;
  /** The source file that asks for it. */
  owner: string;
}

/** Old paths of stories lead to the new ones for good; stories whose rights have ended answer 410. */
export function redirectRules({ edition }: PageContext): RedirectRule[] {
  const moved = [...edition.stories, ...edition.retractions].flatMap(({ aliases, path, file }) =>
    aliases.map((from): RedirectRule => ({ from, to: path, status: 301, owner: file })),
  );
  const gone = edition.expired.map(
    ({ path, file }): RedirectRule => ({ from: path, to: addresses.gone, status: 410, owner: file }),
  );
  return [...moved, ...gone].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

/** `!` makes Netlify obey the rule although a file might be there. */
export function redirectsPage(rules: readonly RedirectRule[]): TextPage {
  const text = rules.map(({ from, to, status }) => `${encodePath(from)} ${encodePath(to)} ${status}!\n`).join("");
  return { kind: "text", path: addresses.redirects, owner: "aliases", model: { text } };
}
