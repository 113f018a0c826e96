import type { NoticePage } from "../src/pages/service.ts";
import { Document } from "./components/document.tsx";
import { LinkList } from "./components/link-list.tsx";
import { htmlTemplate } from "./components/template.ts";

/** Thanks for a form, 404 and 410, and what a reader without a network sees. */
export const { data, render } = htmlTemplate<NoticePage>("notice", ({ site, model }) => (
  <Document site={site} head={model.head} kind="notice">
    <main id="content" class="notice">
      <h1>{model.title}</h1>
      <p>{model.text}</p>
      {model.listsKept && (
        <>
          <ul class="ways" data-kept-stories />
          <script type="module" src={site.assets.offlineScript ?? ""} />
        </>
      )}
      {model.links.length > 0 && <LinkList links={model.links} class="ways" />}
    </main>
  </Document>
));
