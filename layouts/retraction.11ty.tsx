import type { RetractionPage } from "../src/pages/corrections.ts";
import { Time } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { InLanguage } from "./components/in-language.tsx";
import { Labelled } from "./components/labelled.tsx";
import { htmlTemplate } from "./components/template.ts";

/** What stays at a retracted story's address: that it was there, when it went, and why. */
export const { data, render } = htmlTemplate<RetractionPage>("retraction", ({ site, model }) => (
  <Document site={site} head={model.head} kind="notice" section={model.section.href} accent={model.accent}>
    <main id="content" class="notice">
      <p class="kicker">
        <a href={model.section.href}>{model.section.label}</a>
        <span>{site.words.retraction}</span>
      </p>
      <h1>
        <Labelled label={site.words.retractedTitle} words={site.words}>
          <InLanguage language={model.language}>{model.headline}</InLanguage>
        </Labelled>
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
  </Document>
));
