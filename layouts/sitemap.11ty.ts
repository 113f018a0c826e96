import { sitemap } from "../src/sitemaps/sitemap.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage("sitemap");

export const render = ({ entry }: TemplateInput<"sitemap">): string => sitemap(entry.model);
