import type { ListPage } from "../src/pages/lists.ts";
import { ListPageView } from "./components/list-page.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<ListPage>("list");

export const render = ({ site, entry: { path, model } }: TemplateInput<ListPage>): string =>
  toHtml(<ListPageView site={site} path={path} model={model} />);
