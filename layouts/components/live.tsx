import type { SiteView } from "../../src/pages/site-view.ts";

/** Says that a story is covered as it happens, or was. */
export function LiveMark({ live, words }: { live: "running" | "ended"; words: SiteView["words"] }) {
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
      <div class="live-news" role="status" data-one={words.liveNewOne} data-many={words.liveNewMany} />
      <script type="module" src={assets.liveScript} />
    </>
  );
}
