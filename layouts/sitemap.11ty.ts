import { type SitemapPage, sitemap } from "../src/sitemaps/sitemap.ts";
import { template } from "./components/template.ts";

export const { data, render } = template<SitemapPage>("sitemap", ({ model }) => sitemap(model));
