import type { AuthorIndexPage } from "../src/pages/authors.ts";
import { Portrait } from "./components/author.tsx";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<AuthorIndexPage>("authors");

export const render = ({ site, entry: { model } }: TemplateInput<AuthorIndexPage>): string =>
  toHtml(
    <Document site={site} head={model.head} kind="authors">
      <main id="content" class="list">
        <header class="list-top">
          <h1>{site.words.authors}</h1>
          <p>{site.words.authorsIntro}</p>
        </header>
        <ul class="people">
          {model.authors.map((author) => (
            <li key={author.href}>
              <Portrait author={author} sizes="4.5rem" />
              <div>
                <a href={author.href}>{author.name}</a>
                <p class="role">{author.role}</p>
              </div>
            </li>
          ))}
        </ul>
      </main>
    </Document>,
  );
