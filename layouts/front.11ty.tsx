import type { FrontModel, FrontPage } from "../src/pages/front.ts";
import type { SiteView } from "../src/pages/site-view.ts";
import { CARD_SIZES, Card, Time } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { NewsletterForm } from "./components/forms.tsx";
import { PicturePreload } from "./components/picture.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<FrontPage>("front", ({ site, model }) => (
  <Front site={site} front={model} />
));

function Front({ site, front }: { site: SiteView; front: FrontModel }) {
  const { words } = site;
  return (
    <Document
      site={site}
      head={front.head}
      kind="front"
      preload={front.lead?.image && <PicturePreload image={{ ...front.lead.image, alt: "" }} sizes={CARD_SIZES.lead} />}
    >
      <main id="content">
        <h1 class="visually-hidden">{site.name}</h1>
        {front.lead === null && <p class="empty">{words.noStories}</p>}
        <div class="top">
          {front.lead && <Card story={front.lead} level={2} size="lead" eager />}
          <div class="secondary">
            {front.secondary.map((story) => (
              <Card key={story.href} story={story} level={2} size="large" />
            ))}
          </div>
          {front.latest.length > 0 && <Latest site={site} front={front} />}
        </div>
        {front.rails.map(({ section, isOpinion, accent, stories }, index) => (
          <section
            key={section.href}
            class={isOpinion ? "rail rail-opinion" : "rail"}
            data-accent={accent}
            aria-labelledby={`rail-${index}`}
          >
            <h2 class="rail-title" id={`rail-${index}`}>
              <a href={section.href}>{section.label}</a>
            </h2>
            <div class={`rail-stories rail-${stories.length}`}>
              {stories.map((story, position) => (
                <Card
                  key={story.href}
                  story={story}
                  level={3}
                  size="small"
                  withSection={false}
                  withImage={!isOpinion}
                  withStandfirst={position === 0 || isOpinion || story.image === null}
                />
              ))}
            </div>
          </section>
        ))}
        <NewsletterForm site={site} />
      </main>
    </Document>
  );
}

function Latest({ site, front }: { site: SiteView; front: FrontModel }) {
  return (
    <section class="latest" aria-labelledby="latest-title">
      <h2 id="latest-title">{site.words.latest}</h2>
      <ol>
        {front.latest.map((story) => (
          <li key={story.href} data-accent={story.accent}>
            {story.live && (
              <p class="live-mark" data-accent="red">
                {story.live}
              </p>
            )}
            <p class="kicker">{story.section.label}</p>
            <a href={story.href} {...story.language}>
              {story.headline}
            </a>
            <p class="card-meta">
              <Time time={story.published} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
