import {
  type ArticleText,
  type TextPlace,
  type TextSource,
  textAt,
  textInMemory,
  textWithout,
} from "../article/text.ts";
import { revive } from "../lib/tagged.ts";

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
