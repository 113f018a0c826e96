import { addresses } from "../src/pages/addresses.ts";
import type { FormModel, FormPage } from "../src/pages/service.ts";
import type { SiteView } from "../src/pages/site-view.ts";
import { assertNever } from "../src/pages/views.ts";
import { Document } from "./components/document.tsx";
import { LetterForm, NewsletterForm, ReportForm } from "./components/forms.tsx";
import { htmlTemplate } from "./components/template.ts";

/** The newsletter, the letter to the editor and the report of an error, on pages of their own. */
export const { data, render } = htmlTemplate<FormPage>("form", ({ site, model }) => (
  <Document site={site} head={model.head} kind="form">
    <main id="content" class="prose">
      <FormOf site={site} form={model.form} />
    </main>
  </Document>
));

function FormOf({ site, form }: { site: SiteView; form: FormModel["form"] }) {
  const { words, contact } = site;
  switch (form) {
    case "newsletter":
      return <NewsletterForm site={site} level={1} />;
    case "letter":
      return (
        <>
          <h1>{words.letterTitle}</h1>
          <p>
            <a href={addresses.guidelines}>{words.communityGuidelines}</a>
          </p>
          <LetterForm site={site} />
        </>
      );
    case "correction":
      return (
        <>
          <h1>{words.reportTitle}</h1>
          <p>{words.reportIntro}</p>
          <ReportForm site={site} />
          <p>
            {words.reportOr} <a href={`mailto:${contact.corrections}`}>{contact.corrections}</a>
          </p>
        </>
      );
    default:
      return assertNever(form);
  }
}
