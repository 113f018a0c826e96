import type { ArticlePage } from "../src/pages/article.ts";
import { StoryPage } from "./components/story-page.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<ArticlePage>("article");

export const render = ({ site, entry }: TemplateInput<ArticlePage>): string =>
  toHtml(<StoryPage site={site} article={entry.model} />);
