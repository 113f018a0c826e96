import type { ListPage } from "../src/pages/lists.ts";
import { ListPageView } from "./components/list-page.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<ListPage>("list", (page) => <ListPageView {...page} />);
