import type { TextPage } from "../src/pages/page.ts";
import { template } from "./components/template.ts";

/** robots.txt, _redirects and _headers. */
export const { data, render } = template<TextPage>("text", ({ model }) => model.text);
