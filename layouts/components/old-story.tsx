import type { SiteView } from "../../src/pages/site-view.ts";

/**
 * The age of an old story, by the reader's clock. The script is not deferred: what comes below is laid out once the
 * notice is there, so that nothing is moved by it.
 */
export function OldStory({ site }: { site: SiteView }) {
  return (
    <>
      <p class="old-story" data-old-story={site.words.oldStory} hidden />
      <script src={site.assets.ageScript} />
    </>
  );
}
