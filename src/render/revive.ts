import {
  type ArticleText,
  type TextPlace,
  type TextSource,
  textAt,
  textInMemory,
  textWithout,
} from "../article/text.ts";

type Sent<Make extends (...parts: never[]) => TextSource> = ReturnType<ReturnType<Make>["toJSON"]>;

/** Makes pages that came as JSON what they were: the texts of stories are read from their place. */
export function pageReviver(readText: (place: TextPlace) => ArticleText): <Page extends object>(page: Page) => Page {
  const revivers = {
    text: ({ text }: Sent<typeof textInMemory>) => textInMemory(text),
    stored: ({ place }: Sent<typeof textAt>) => textAt(place, readText),
    cut: ({ whole, html, text }: Sent<typeof textWithout>) => textWithout(whole, html, text),
  };
  return (page) => revive(page, revivers) as typeof page;
}

/** Gives back the values that travel as JSON under a tag: by the tag, what makes each of them again. */
type Revivers = Record<string, (tagged: never) => unknown>;

/**
 * The same value with everything in it that has a tag (`$`) made again, the innermost first. Changes what it is given.
 * @throws {Error} on a tag that nobody knows: what it stands for would be lost.
 */
export function revive(value: unknown, revivers: Revivers): unknown {
  if (typeof value !== "object" || value === null) return value;
  const parts = value as Record<string, unknown>;
  for (const name of Object.keys(parts)) parts[name] = revive(parts[name], revivers);
  const { $: tag } = parts;
  if (tag === undefined) return value;
  const make = typeof tag === "string" && Object.hasOwn(revivers, tag) ? revivers[tag] : undefined;
  if (!make) throw new Error(`nothing makes a value of the tag ${JSON.stringify(tag)}`);
  // Each takes the values of its own tag, which no type says: the tag was looked up a line above.
  return make(value as never);
}
