import type { SeriesNote } from "../../src/pages/series.ts";
import type { SiteView } from "../../src/pages/site-view.ts";

/** The way from a part to its series, and to the parts before it. */
export function SeriesBox({ series, words }: { series: SeriesNote; words: SiteView["words"] }) {
  return (
    <section class="series-box" aria-labelledby="series-title">
      <h2 id="series-title">
        {series.part} <a href={series.href}>{series.name}</a>
      </h2>
      {series.earlier.length > 0 && (
        <>
          <p>{words.seriesEarlier}</p>
          <ol>
            {series.earlier.map(({ part, story }) => (
              <li key={story.href}>
                <span>{part}</span>{" "}
                <a href={story.href} {...story.language}>
                  {story.headline}
                </a>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}
