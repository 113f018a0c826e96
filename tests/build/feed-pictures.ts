import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import sharp from "sharp";
import type { BuiltSite } from "../site.ts";

/** What a feed says of the picture of one item. */
export interface ToldPicture {
  feed: string;
  item: string;
  url: string;
  type: string | undefined;
  /** In bytes. */
  length: number | undefined;
  /** RSS says it in pixels; the other formats have no word for it. */
  width?: number | undefined;
  height?: number | undefined;
}

/** The pictures of all feeds of a site, by a reader that somebody else wrote; with a complaint for each item without one. */
export function toldPictures(site: BuiltSite): ToldPicture[] {
  return site.files().flatMap((feed): ToldPicture[] => {
    if (feed.endsWith("feed.xml")) {
      return (parseRssFeed(site.text(feed)).items ?? []).flatMap(({ guid, enclosures, media }) => {
        const item = guid?.value ?? "";
        const [enclosure] = enclosures ?? [];
        const [content] = media?.contents ?? [];
        return [
          { feed, item, url: enclosure?.url ?? "", type: enclosure?.type, length: enclosure?.length },
          {
            feed,
            item,
            url: content?.url ?? "",
            type: content?.type,
            length: content?.fileSize,
            width: content?.width ?? 0,
            height: content?.height ?? 0,
          },
        ];
      });
    }
    if (feed.endsWith("feed.atom")) {
      return (parseAtomFeed(site.text(feed)).entries ?? []).map(({ id, links }) => {
        const { href = "", type, length } = links?.find(({ rel }) => rel === "enclosure") ?? {};
        return { feed, item: id ?? "", url: href, type, length };
      });
    }
    if (feed.endsWith("feed.json")) {
      return (parseJsonFeed(JSON.parse(site.text(feed))).items ?? []).map(({ id, image, attachments }) => {
        const [first] = attachments ?? [];
        const url = first?.url === image ? (image ?? "") : "";
        return { feed, item: id ?? "", url, type: first?.mime_type, length: first?.size_in_bytes };
      });
    }
    return [];
  });
}

/** What of that is not true of the files themselves, or too small for partners. */
export async function falsePictures(site: BuiltSite, told: readonly ToldPicture[]): Promise<string[]> {
  const known = new Map<string, Promise<{ width: number; height: number; format: string; size: number }>>();
  const look = async (file: string) => {
    const { width, height, format } = await sharp(readFileSync(file)).metadata();
    return { width, height, format, size: statSync(file).size };
  };
  const complaints: string[] = [];
  for (const { feed, item, url, type, length, width, height } of told) {
    const complain = (what: string) => complaints.push(`${feed} ${item}: ${what}`);
    const file = url === "" ? "" : path.join(site.folder, decodeURI(new URL(url).pathname));
    if (!existsSync(file)) {
      complain(`no picture (${url})`);
      continue;
    }
    const seen = known.get(file) ?? look(file);
    known.set(file, seen);
    const truth = await seen;
    if (length !== truth.size) complain(`${length} bytes in place of ${truth.size}`);
    if (type !== `image/${truth.format}`) complain(`${type} in place of ${truth.format}`);
    if (truth.width < 1200) complain(`${truth.width} pixels wide`);
    if (width !== undefined && (width !== truth.width || height !== truth.height)) complain(`${width} by ${height}`);
  }
  return complaints;
}
