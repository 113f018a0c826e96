import { type OpmlPage, opml } from "../src/feeds/opml.ts";
import { template } from "./components/template.ts";

export const { data, render } = template<OpmlPage>("opml", ({ model }) => opml(model));
