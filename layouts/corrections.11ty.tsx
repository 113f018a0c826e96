import { addresses } from "../src/pages/addresses.ts";
import type { CorrectionsPage } from "../src/pages/corrections.ts";
import { Time } from "./components/card.tsx";
import { Overview } from "./components/overview.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<CorrectionsPage>("corrections", ({ site: { words }, site, model }) => (
  <Overview
    site={site}
    head={model.head}
    kind="corrections"
    title={words.corrections}
    intro={words.correctionsIntro}
    follow={
      <p class="follow">
        <a href={model.feed.href}>{words.correctionsFeed}</a>
        <a href={addresses.report}>{words.reportError}</a>
      </p>
    }
  >
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
  </Overview>
));
