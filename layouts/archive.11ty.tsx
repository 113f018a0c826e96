import type { ArchivePage } from "../src/pages/lists.ts";
import { LinkList } from "./components/link-list.tsx";
import { Overview } from "./components/overview.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<ArchivePage>("archive", ({ site: { words }, site, model }) => (
  <Overview site={site} head={model.head} kind="archive" title={words.archive} intro={words.archiveIntro}>
    <div class="index">
      {model.years.map(({ year, months }) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <LinkList links={months} />
        </section>
      ))}
    </div>
  </Overview>
));
