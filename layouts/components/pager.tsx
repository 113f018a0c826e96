import type { Pager as PagerModel } from "../../src/pages/lists.ts";
import type { Words } from "../../src/words/en.ts";

export function Pager({ pager, words }: { pager: PagerModel; words: Words }) {
  if (!pager.older && !pager.newest) return null;
  return (
    <nav class="pager" aria-label={words.pagination}>
      {pager.newest && (
        <a class="pager-newest" href={pager.newest}>
          {words.newestStories}
        </a>
      )}
      {pager.older && (
        <a class="pager-older" href={pager.older} rel="next">
          {words.olderStories}
        </a>
      )}
    </nav>
  );
}
