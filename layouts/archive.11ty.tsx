import type { ArchivePage } from "../src/pages/archive.ts";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<ArchivePage>("archive");

export const render = ({ site, entry: { model } }: TemplateInput<ArchivePage>): string =>
  toHtml(
    <Document site={site} head={model.head} kind="archive">
      <main id="content" class="list">
        <header class="list-top">
          <h1>{site.words.archive}</h1>
          <p>{site.words.archiveIntro}</p>
        </header>
        <div class="index">
          {model.years.map(({ year, months }) => (
            <section key={year} aria-labelledby={`year-${year}`}>
              <h2 id={`year-${year}`}>{year}</h2>
              <ul>
                {months.map(({ href, label }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </main>
    </Document>,
  );
