import { ageScript } from "../../src/pages/inline-scripts.ts";
import type { SeriesNote } from "../../src/pages/series.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import type { Words } from "../../src/words/en.ts";
import { Raw } from "./raw.tsx";

/** Says that a story is covered as it happens, or was. */
export function LiveMark({ live, words }: { live: "running" | "ended"; words: Words }) {
  return live === "running" ? (
    <p class="live-mark" data-accent="red" data-live={words.liveEnded}>
      {words.live}
    </p>
  ) : (
    <p class="live-mark live-mark-ended">{words.liveEnded}</p>
  );
}

/** Where a running story's new updates are announced, and the script that asks for them. Lies over the page. */
export function LiveNews({ site }: { site: SiteView }) {
  const { assets, words } = site;
  return (
    <>
      <div class="live-news" role="status" data-words={JSON.stringify(words.liveNew)} />
      <script type="module" src={assets.liveScript} />
    </>
  );
}

/**
 * The age of an old story, by the reader's clock. The script is part of the page: what comes below is laid out once the
 * notice is there, so that nothing is moved by it.
 */
export function OldStory({ site }: { site: SiteView }) {
  return (
    <>
      <p class="old-story" data-old-story={JSON.stringify(site.words.oldStory)} hidden />
      <Raw as="script" html={ageScript} />
    </>
  );
}

/** The way from a part to its series, and to the parts before it. */
export function SeriesBox({ series, words }: { series: SeriesNote; words: Words }) {
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

/** The e-mail link works everywhere; the buttons appear where a script can make them work. */
export function Share({ url, headline, words }: { url: string; headline: string; words: Words }) {
  const mail = `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(url)}`;
  return (
    <section class="share" aria-label={words.share} data-share={url} data-title={headline}>
      <button type="button" data-share-native hidden>
        {words.shareNative}
      </button>
      <button type="button" data-share-copy data-done={words.linkCopied} hidden>
        {words.copyLink}
      </button>
      <a href={mail}>{words.shareByEmail}</a>
      <span class="visually-hidden" role="status" data-share-status />
    </section>
  );
}
