import { atom } from "../src/feeds/atom.ts";
import { jsonFeed } from "../src/feeds/json-feed.ts";
import type { FeedPage } from "../src/feeds/model.ts";
import { rss } from "../src/feeds/rss.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage<FeedPage>("feed");

export const render = ({ entry: { model } }: TemplateInput<FeedPage>): string =>
  ({ rss, atom, json: jsonFeed })[model.format](model);
