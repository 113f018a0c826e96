import type { NoticePage } from "../src/pages/service.ts";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<NoticePage>("notice");

/** Thanks for a form, 404 and 410, and what a reader without a network sees. */
export const render = ({ site, entry: { model } }: TemplateInput<NoticePage>): string =>
  toHtml(
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
        {model.links.length > 0 && (
          <ul class="ways">
            {model.links.map(({ href, label }) => (
              <li key={href}>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        )}
      </main>
    </Document>,
  );
