import { ageScript } from "../../src/pages/inline-scripts.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { Raw } from "./raw.tsx";

/**
 * The age of an old story, by the reader's clock. The script is part of the page: what comes below is laid out once the
 * notice is there, so that nothing is moved by it.
 */
export function OldStory({ site }: { site: SiteView }) {
  return (
    <>
      <p class="old-story" data-old-story={site.words.oldStory} hidden />
      <Raw as="script" html={ageScript} />
    </>
  );
}
