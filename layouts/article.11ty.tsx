import type { ArticlePage } from "../src/pages/article.ts";
import { StoryPage } from "./components/story-page.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<ArticlePage>("article", ({ site, model }) => (
  <StoryPage site={site} article={model} />
));
