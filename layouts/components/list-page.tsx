import { Fragment } from "preact";
import type { ListModel } from "../../src/pages/lists.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { CARD_SIZES, Card, type CardProps } from "./card.tsx";
import { Document } from "./document.tsx";
import { Pager } from "./pager.tsx";

const FORMATS: Record<string, string> = { "application/atom+xml": "Atom", "application/feed+json": "JSON Feed" };

/** A page of a list: section fronts, tag pages, months, and the older pages of every list. */
export function ListPageView({ site, path, model }: { site: SiteView; path: string; model: ListModel }) {
  const isFront = model.about === "section" && model.isFirst;
  return (
    <Document
      site={site}
      head={model.head}
      kind={isFront ? "section" : "list"}
      section={path}
      accent={model.accent}
      isOpinion={model.isOpinion}
    >
      <main id="content" class={model.isOpinion ? "list list-opinion" : "list"}>
        <header class="list-top">
          <h1>{model.title}</h1>
          {model.description && <p>{model.description}</p>}
          {model.isFirst && <Follow feeds={model.feeds} words={site.words} />}
        </header>
        {model.stories.length === 0 && <p class="empty">{site.words.noStories}</p>}
        <div class="list-stories">
          {model.stories.map((story, index) => (
            <Card
              key={story.href}
              story={story}
              level={2}
              {...(isFront ? frontCard(index) : {})}
              withSection={model.about !== "section"}
              eager={index === 0}
            />
          ))}
        </div>
        <Pager pager={model.pager} words={site.words} />
      </main>
    </Document>
  );
}

/** The first feed in words, the others by their formats. */
function Follow({ feeds, words }: Pick<ListModel, "feeds"> & Pick<SiteView, "words">) {
  const [first, ...others] = feeds;
  if (!first) return null;
  return (
    <p class="follow">
      <a href={first.href}>{words.feedFollow}</a>
      {others.map(({ href, type }) => (
        <Fragment key={href}>
          {" · "}
          <a href={href}>{FORMATS[type]}</a>
        </Fragment>
      ))}
    </p>
  );
}

/** A section front leads with one story and three beside each other. */
function frontCard(index: number): Pick<CardProps, "size" | "sizes"> {
  if (index === 0) return { size: "lead", sizes: CARD_SIZES.sectionLead };
  return index < 4 ? { size: "large", sizes: CARD_SIZES.sectionLarge } : {};
}
