import { type SitemapPage, sitemap } from "../src/sitemaps/sitemap.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage<SitemapPage>("sitemap");

export const render = ({ entry }: TemplateInput<SitemapPage>): string => sitemap(entry.model);
