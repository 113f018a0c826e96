import { opml } from "../src/feeds/opml.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage("opml");

export const render = ({ entry }: TemplateInput<"opml">): string => opml(entry.model);
