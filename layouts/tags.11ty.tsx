import type { TagIndexPage } from "../src/pages/tags.ts";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<TagIndexPage>("tags");

export const render = ({ site, entry: { model } }: TemplateInput<TagIndexPage>): string =>
  toHtml(
    <Document site={site} head={model.head} kind="tags">
      <main id="content" class="list">
        <header class="list-top">
          <h1>{site.words.tagIndex}</h1>
          <p>{site.words.tagIndexIntro}</p>
        </header>
        <div class="index">
          {model.letters.map(({ letter, tags }) => (
            <section key={letter} aria-labelledby={`letter-${letter}`}>
              <h2 id={`letter-${letter}`}>{letter}</h2>
              <ul>
                {tags.map(({ href, label, count }) => (
                  <li key={href}>
                    <a href={href}>{label}</a> <span class="count">{count}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </main>
    </Document>,
  );
