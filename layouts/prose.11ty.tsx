import type { ProsePage } from "../src/pages/service.ts";
import { Document } from "./components/document.tsx";
import { Raw } from "./components/raw.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<ProsePage>("prose", ({ site, model }) => (
  <Document site={site} head={model.head} kind="prose">
    <main id="content" class="prose">
      <h1>{model.title}</h1>
      <Raw class="body" html={model.body} />
    </main>
  </Document>
));
