import { eachPage, type TemplateInput } from "./components/template.ts";

export const data = eachPage("text");

/** robots.txt, _redirects and _headers. */
export const render = ({ entry }: TemplateInput<"text">): string => entry.model.text;
