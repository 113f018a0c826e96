import { addresses } from "../src/pages/addresses.ts";
import type { FormPage } from "../src/pages/service.ts";
import { Document } from "./components/document.tsx";
import { LetterForm, NewsletterForm } from "./components/forms.tsx";
import { eachPage, type TemplateInput, toHtml } from "./components/template.ts";

export const data = eachPage<FormPage>("form");

/** The newsletter and the letter to the editor on pages of their own. */
export const render = ({ site, entry: { model } }: TemplateInput<FormPage>): string => {
  const { words } = site;
  return toHtml(
    <Document site={site} head={model.head} kind="form">
      <main id="content" class="prose">
        {model.form === "newsletter" ? (
          <NewsletterForm site={site} level={1} />
        ) : (
          <>
            <h1>{words.letterTitle}</h1>
            <p>
              <a href={addresses.guidelines}>{words.communityGuidelines}</a>
            </p>
            <LetterForm site={site} />
          </>
        )}
      </main>
    </Document>,
  );
};
