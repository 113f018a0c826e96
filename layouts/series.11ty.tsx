import type { SeriesPage } from "../src/pages/series.ts";
import { Card } from "./components/card.tsx";
import { Overview } from "./components/overview.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<SeriesPage>("series", ({ site, model }) => (
  <Overview site={site} head={model.head} kind="list" class="list series" title={model.name} intro={model.description}>
    <ol class="series-parts">
      {model.parts.map(({ label, story }, index) => (
        <li key={story.href}>
          <p class="series-part">{label}</p>
          <Card story={story} level={2} size="row" eager={index === 0} />
        </li>
      ))}
    </ol>
  </Overview>
));
