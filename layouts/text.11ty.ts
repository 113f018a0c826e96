import type { TextPage } from "../src/pages/page.ts";
import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage<TextPage>("text");

/** robots.txt, _redirects and _headers. */
export const render = ({ entry }: TemplateInput<TextPage>): string => entry.model.text;
