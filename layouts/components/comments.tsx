import { addresses } from "../../src/pages/addresses.ts";
import type { ArticleModel } from "../../src/pages/article.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { assertNever } from "../../src/pages/views.ts";
import { say } from "../../src/words/sentence.ts";
import { LetterForm } from "./forms.tsx";

/** What readers say: letters by default, a discussion from elsewhere by setting, and nothing once it is closed. */
export function Comments({ site, article }: { site: SiteView; article: ArticleModel }) {
  const { words } = site;
  const [before, after] = words.commentsGuidelines.split("{link}");
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{words.comments}</h2>
      {article.comments === "closed" ? (
        <p>{words.commentsClosed}</p>
      ) : (
        <>
          <p>
            {before}
            <a href={addresses.guidelines}>{words.communityGuidelines}</a>
            {after}
          </p>
          <Provider site={site} article={article} />
        </>
      )}
    </section>
  );
}

function Provider({ site, article }: { site: SiteView; article: ArticleModel }) {
  const { comments, words } = site;
  switch (comments.provider) {
    case "letters":
      return (
        <details class="disclosure">
          <summary>{words.letterTitle}</summary>
          <LetterForm site={site} about={{ path: article.path }} />
        </details>
      );
    case "coral":
    case "giscus": {
      const host = comments.provider === "coral" ? new URL(comments.origin).host : "giscus.app";
      return (
        <div data-comments={JSON.stringify({ ...comments, url: article.url, id: article.path, lang: site.locale })}>
          <button type="button" hidden>
            {words.commentsLoad}
          </button>
          <p
            class="hint"
            role="status"
            data-loading={words.commentsLoading}
            data-failed={say(words.commentsFailed, { host })}
          >
            {say(words.commentsLoadHint, { host })}
          </p>
          <noscript>
            <p>{words.commentsNoScript}</p>
          </noscript>
        </div>
      );
    }
    default:
      return assertNever(comments);
  }
}
