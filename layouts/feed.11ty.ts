import { atom } from "../src/feeds/atom.ts";
import { jsonFeed } from "../src/feeds/json-feed.ts";
import { rss } from "../src/feeds/rss.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage("feed");

export const render = ({ entry: { model } }: TemplateInput<"feed">): string =>
  ({ rss, atom, json: jsonFeed })[model.format](model);
