import type { RetractionPage } from "../src/pages/retraction.ts";
import { Time } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { InLanguage } from "./components/in-language.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<RetractionPage>("retraction");

/** What stays at a retracted story's address: that it was there, when it went, and why. */
export const render = ({ site, entry: { model } }: TemplateInput<RetractionPage>): string =>
  toHtml(
    <Document site={site} head={model.head} kind="notice" section={model.section.href} accent={model.accent}>
      <main id="content" class="notice">
        <p class="kicker">
          <a href={model.section.href}>{model.section.label}</a>
          <span>{site.words.retraction}</span>
        </p>
        <h1>
          {site.words.retractedTitle}: <InLanguage language={model.language}>{model.headline}</InLanguage>
        </h1>
        <p>{site.words.retractedIntro}</p>
        <p class="reason" {...model.language}>
          {model.reason}
        </p>
        <p class="timestamp">
          {site.words.published} <Time time={model.published} />
        </p>
        <p class="timestamp">
          {site.words.retractedTitle} <Time time={model.retracted} />
        </p>
      </main>
    </Document>,
  );
