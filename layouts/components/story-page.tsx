import { withDateline } from "../../src/markdown/dateline.ts";
import { addresses, encodePath } from "../../src/pages/addresses.ts";
import type { ArticleModel } from "../../src/pages/article.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import type { Link } from "../../src/pages/views.ts";
import type { Words } from "../../src/words/en.ts";
import { labelled } from "../../src/words/sentence.ts";
import { Card, Time } from "./card.tsx";
import { Comments } from "./comments.tsx";
import { Document } from "./document.tsx";
import { NewsletterForm } from "./forms.tsx";
import { InLanguage } from "./in-language.tsx";
import { Figure, PicturePreload } from "./picture.tsx";
import { Raw } from "./raw.tsx";
import { LiveMark, LiveNews, OldStory, SeriesBox, Share } from "./story-parts.tsx";

/** `.lead-image` in styles/story.css: 60rem, and less only between the margins of a narrow page. */
const LEAD_SIZES = "(min-width: 63.2rem) 60rem, (min-width: 40rem) 95vw, calc(100vw - 2rem)";

/** The page of a story. */
export function StoryPage({ site, article }: { site: SiteView; article: ArticleModel }) {
  const { words } = site;
  return (
    <Document
      site={site}
      head={article.head}
      kind="article"
      section={article.section.href}
      accent={article.accent}
      isOpinion={article.isOpinion}
      preload={article.image && <PicturePreload image={article.image} sizes={LEAD_SIZES} />}
      skipTo={words.skipToContent}
    >
      <main id="content">
        <article class={article.isOpinion ? "story story-opinion" : "story"}>
          <StoryTop site={site} article={article} />
          {article.image && (
            <Figure image={article.image} sizes={LEAD_SIZES} class="lead-image" language={article.language} />
          )}
          <Raw
            class={article.dropCap ? "body drop-cap" : "body"}
            html={withDateline(article.text.read().html, article.dateline)}
            {...article.language}
          />
          <div class="story-end">
            {article.wireCredit && <p class="wire-credit">{article.wireCredit}</p>}
            <Corrections site={site} article={article} />
            {article.series && <SeriesBox series={article.series} words={words} />}
            <Tags tags={article.tags} words={site.words} />
            <Share url={article.url} headline={article.headline} words={words} />
            <p class="report">
              <a href={reportOf(article)}>{words.reportError}</a>
              <a href={article.sectionFeed.href}>{article.sectionFeed.label}</a>
            </p>
          </div>
          <Comments site={site} article={article} />
        </article>
        {article.related.length > 0 && (
          <aside class="related" aria-labelledby="related-title">
            <h2 id="related-title">{words.related}</h2>
            <div class="related-stories">
              {article.related.map((story) => (
                <Card key={story.href} story={story} level={3} size="small" withStandfirst={false} />
              ))}
            </div>
          </aside>
        )}
        <NewsletterForm site={site} />
        {article.live === "running" && <LiveNews site={site} />}
      </main>
    </Document>
  );
}

/** The form for what is wrong in a story, with what it is called and where it is. */
const reportOf = ({ headline, path }: ArticleModel): string =>
  `${addresses.report}?${new URLSearchParams({ story: headline, address: encodePath(path) })}`;

function StoryTop({ site, article }: { site: SiteView; article: ArticleModel }) {
  const { words } = site;
  return (
    <header class="story-top">
      {article.mark && <p class="mark">{labelled(words.preview, article.mark, words)}</p>}
      {article.live && <LiveMark live={article.live} words={words} />}
      {article.series && (
        <p class="series-note">
          {article.series.part} <a href={article.series.href}>{article.series.name}</a>
        </p>
      )}
      <p class="kicker">
        <a href={article.section.href}>{article.section.label}</a>
        {article.kicker && (
          <span>
            <InLanguage language={article.language}>{article.kicker}</InLanguage>
          </span>
        )}
      </p>
      <h1 {...article.language}>{article.headline}</h1>
      {article.standfirst && (
        <p class="standfirst" {...article.language}>
          {article.standfirst}
        </p>
      )}
      <div class="story-meta">
        <Byline site={site} article={article} />
        <p class="timestamp">
          <Time time={article.published} />
        </p>
        {article.updated && (
          <p class="timestamp updated">
            {words.updated} <Time time={article.updated} />
          </p>
        )}
        {article.history && (
          <p class="timestamp">
            <a href={article.history}>{words.history}</a>
          </p>
        )}
        <p class="length">
          <span>{article.wordCount}</span> <span>{article.readingTime}</span>
        </p>
        <p class="to-comments">
          <a href="#comments">{words.comments}</a>
        </p>
      </div>
      <OldStory site={site} />
    </header>
  );
}

function Byline({ site, article: { byline, agency } }: { site: SiteView; article: ArticleModel }) {
  if (byline.length === 0) return <p class="byline">{agency}</p>;
  return (
    <p class="byline">
      {site.words.byline}{" "}
      {byline.map((part) =>
        typeof part === "string" ? (
          part
        ) : (
          <a key={part.href} rel="author" href={part.href}>
            {part.label}
          </a>
        ),
      )}
      {agency && ` ${site.words.separator} ${agency}`}
    </p>
  );
}

function Corrections({ site, article }: { site: SiteView; article: ArticleModel }) {
  if (article.corrections.length === 0) return null;
  return (
    <section class="corrections" id="corrections" aria-labelledby="corrections-title">
      <h2 id="corrections-title">{article.corrections.length > 1 ? site.words.corrections : site.words.correction}</h2>
      {article.corrections.map(({ at, text }) => (
        <p key={at.iso}>
          <Time time={at} /> <InLanguage language={article.language}>{text}</InLanguage>
        </p>
      ))}
    </section>
  );
}

/** The pipes between the tags are drawn by the styles, with an empty text for screen readers. */
function Tags({ tags, words }: { tags: Link[]; words: Words }) {
  if (tags.length === 0) return null;
  return (
    <nav class="tags" aria-label={words.tags}>
      <p aria-hidden="true">{labelled(words.tags, "", words).trim()}</p>
      <ul>
        {tags.map(({ href, label: name }) => (
          <li key={href}>
            <a rel="tag" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
