import { readFileSync } from "node:fs";
import path from "node:path";
import Parser from "rss-parser";

/** An item as a feed reader has it. */
interface Item {
  link: string;
  title: string;
  guid: string;
  publishedAt: number;
  categories: string;
  creators: string;
  text: string;
}

interface Extensions {
  creators?: string[];
  "content:encoded"?: string;
}

/**
 * @param lists whose feeds are read with a real feed reader.
 * @throws where a feed does not hold the same stories in the same order on both sites, each with its text. Ours may go on
 * with the rest of the 24 hours before its newest story.
 */
export async function compareFeeds(ours: string, hugos: string, lists: readonly string[]): Promise<void> {
  for (const list of lists) {
    const [own, other] = await Promise.all([itemsOf(ours, list), itemsOf(hugos, list)]);
    if (own.length === 0) throw new Error(`/${list}feed.xml holds no item`);
    if (own.length < other.length) {
      throw new Error(`/${list}feed.xml holds ${own.length} items on our site and ${other.length} on Hugo's`);
    }
    other.forEach((item, index) => {
      const one = own[index];
      const difference = one && differenceOf(one, item);
      if (difference) throw new Error(`/${list}feed.xml: ${one.link} has another ${difference} on Hugo's site`);
    });
  }
}

function differenceOf(own: Item, other: Item): string | undefined {
  const keys = ["link", "title", "guid", "publishedAt", "categories", "creators"] as const;
  const key = keys.find((name) => own[name] !== other[name]);
  // Ours has the dateline, corrections and credit besides.
  return key ?? (other.text.length > 0 && own.text.includes(other.text) ? undefined : "text");
}

async function itemsOf(folder: string, list: string): Promise<Item[]> {
  const parser = new Parser<object, Extensions>({
    customFields: { item: [["dc:creator", "creators", { keepArray: true }]] },
  });
  const { items } = await parser.parseString(readFileSync(path.join(folder, list, "feed.xml"), "utf8"));
  return items.map((item) => ({
    link: item.link ?? "",
    title: item.title ?? "",
    guid: item.guid ?? "",
    publishedAt: Date.parse(item.isoDate ?? ""),
    categories: (item.categories ?? []).join(),
    creators: (item.creators ?? []).join(),
    text: plainText(item["content:encoded"] ?? ""),
  }));
}

const ENTITIES: Record<string, string> = {
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  hellip: "…",
  quot: '"',
  amp: "&",
};

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    // The two typographers do not always agree on which way a quote curls.
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
