import { addresses } from "../src/pages/addresses.ts";
import type { CorrectionsPage } from "../src/pages/corrections.ts";
import { Time } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<CorrectionsPage>("corrections");

export const render = ({ site, entry: { model } }: TemplateInput<CorrectionsPage>): string => {
  const { words } = site;
  return toHtml(
    <Document site={site} head={model.head} kind="corrections">
      <main id="content" class="list">
        <header class="list-top">
          <h1>{words.corrections}</h1>
          <p>{words.correctionsIntro}</p>
          <p class="follow">
            <a href={model.feed.href}>{words.correctionsFeed}</a>
            <a href={addresses.report}>{words.reportError}</a>
          </p>
        </header>
        {model.entries.length === 0 && <p class="empty">{words.correctionsNone}</p>}
        <ol class="correction-list">
          {model.entries.map(({ at, text, story, kind, language }) => (
            <li key={`${story.href}${at.iso}`}>
              <p class="kicker">{kind === "retraction" ? words.retraction : words.correction}</p>
              <h2>
                <a href={story.href} {...language}>
                  {story.label}
                </a>
              </h2>
              <p {...language}>{text}</p>
              <p class="card-meta">
                <Time time={at} />
              </p>
            </li>
          ))}
        </ol>
      </main>
    </Document>,
  );
};
