import { type OpmlPage, opml } from "../src/feeds/opml.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage<OpmlPage>("opml");

export const render = ({ entry }: TemplateInput<OpmlPage>): string => opml(entry.model);
