import type { SeriesPage } from "../src/pages/series.ts";
import { Card } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<SeriesPage>("series");

export const render = ({ site, entry: { model } }: TemplateInput<SeriesPage>): string =>
  toHtml(
    <Document site={site} head={model.head} kind="list">
      <main id="content" class="list series">
        <header class="list-top">
          <h1>{model.name}</h1>
          <p>{model.description}</p>
        </header>
        <ol class="series-parts">
          {model.parts.map(({ label, story }, index) => (
            <li key={story.href}>
              <p class="series-part">{label}</p>
              <Card story={story} level={2} size="row" eager={index === 0} />
            </li>
          ))}
        </ol>
      </main>
    </Document>,
  );
