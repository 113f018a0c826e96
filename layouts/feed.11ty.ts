import { atom } from "../src/feeds/atom.ts";
import { jsonFeed } from "../src/feeds/json-feed.ts";
import type { FeedPage } from "../src/feeds/model.ts";
import { rss } from "../src/feeds/rss.ts";
import { template } from "./components/template.ts";

const FORMATS = { rss, atom, json: jsonFeed };

export const { data, render } = template<FeedPage>("feed", ({ model }) => FORMATS[model.format](model));
