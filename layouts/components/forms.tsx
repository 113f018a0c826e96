import type { ComponentChildren } from "preact";
import { addresses } from "../../src/pages/addresses.ts";
import { type FormTarget, netlifyForm, newsletterTarget } from "../../src/pages/forms.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import type { Words } from "../../src/words/en.ts";

interface FormProps {
  target: FormTarget;
  words: Words;
  class?: string;
  children: ComponentChildren;
}

function Form({ target, words, children, ...rest }: FormProps) {
  return (
    <form method="post" action={target.action} {...target.attributes} {...rest}>
      {target.hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {target.honeypot && (
        <p class="visually-hidden" aria-hidden="true">
          <label>
            {words.honeypot} <input type="text" name={target.honeypot} tabIndex={-1} autocomplete="off" />
          </label>
        </p>
      )}
      {children}
    </form>
  );
}

interface FieldProps {
  id: string;
  label: string;
  /** The field itself points at it, by `<id>-hint`. */
  hint?: string;
  class?: string;
  children: ComponentChildren;
}

/** A field with its label. What is wrong with it is written below it, by scripts/forms.ts. */
function Field({ id, label, hint, class: kind = "field", children }: FieldProps) {
  return (
    <div class={kind}>
      <label for={id}>{label}</label>
      {children}
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function NewsletterForm({ site, level = 2 }: { site: SiteView; level?: 1 | 2 }) {
  const { words, newsletter } = site;
  const target = newsletterTarget(newsletter);
  const Heading = `h${level}` as "h2";
  return (
    <section class="newsletter" aria-labelledby="newsletter-title">
      <Heading id="newsletter-title">{newsletter.name}</Heading>
      <p>{newsletter.promise}</p>
      <Form target={target} words={words}>
        <Field id="newsletter-email" label={words.newsletterEmail}>
          <input
            id="newsletter-email"
            type="email"
            name={target.names.email}
            autocomplete="email"
            required
            aria-describedby="newsletter-privacy"
          />
        </Field>
        {newsletter.localNews && (
          <Field
            id="newsletter-zip"
            label={words.newsletterZip}
            hint={words.newsletterZipHint}
            class="field field-short"
          >
            <input
              id="newsletter-zip"
              type="text"
              name={target.names.zip}
              inputMode="numeric"
              autocomplete="postal-code"
              maxLength={10}
              aria-describedby="newsletter-zip-hint"
            />
          </Field>
        )}
        {newsletter.consent && (
          <div class="field field-box">
            <input
              id="newsletter-consent"
              type="checkbox"
              name={target.names.consent}
              value={newsletter.consent}
              required
            />
            <label for="newsletter-consent">{newsletter.consent}</label>
          </div>
        )}
        <button type="submit">{words.newsletterSend}</button>
        <p class="hint" id="newsletter-privacy">
          {newsletter.privacy}
        </p>
      </Form>
    </section>
  );
}

interface LetterFormProps {
  site: SiteView;
  /** The story that the letter is about. */
  about?: { path: string };
}

export function LetterForm({ site, about }: LetterFormProps) {
  const { words } = site;
  return (
    <Form target={netlifyForm("letter", addresses.lettersThanks)} words={words} class="letter">
      <input type="hidden" name="story" value={about?.path ?? ""} />
      <p>{words.letterIntro}</p>
      <Field id="letter-name" label={words.letterName}>
        <input id="letter-name" type="text" name="name" autocomplete="name" required />
      </Field>
      <Field id="letter-town" label={words.letterTown}>
        <input id="letter-town" type="text" name="town" autocomplete="address-level2" />
      </Field>
      <Field id="letter-email" label={words.letterEmail}>
        <input id="letter-email" type="email" name="email" autocomplete="email" required />
      </Field>
      <Field id="letter-text" label={words.letterText} class="field field-wide">
        <textarea id="letter-text" name="letter" rows={8} required />
      </Field>
      <button type="submit">{words.letterSend}</button>
    </Form>
  );
}

/** For what a reader found wrong. A story's own link names it in its query, and site.ts writes it into the fields. */
export function ReportForm({ site }: { site: SiteView }) {
  const { words } = site;
  return (
    <Form target={netlifyForm("correction", addresses.reportThanks)} words={words} class="letter">
      <input type="hidden" name="address" data-from-query="address" />
      <Field id="report-story" label={words.reportStory} hint={words.reportStoryHint} class="field field-wide">
        <input
          id="report-story"
          type="text"
          name="story"
          required
          aria-describedby="report-story-hint"
          data-from-query="story"
        />
      </Field>
      <Field id="report-wrong" label={words.reportWrong} class="field field-wide">
        <textarea id="report-wrong" name="wrong" rows={5} required />
      </Field>
      <Field id="report-source" label={words.reportSource} hint={words.reportSourceHint} class="field field-wide">
        <textarea id="report-source" name="source" rows={3} aria-describedby="report-source-hint" />
      </Field>
      <Field id="report-name" label={words.reportName}>
        <input id="report-name" type="text" name="name" autocomplete="name" aria-describedby="report-email-hint" />
      </Field>
      <Field id="report-email" label={words.reportEmail} hint={words.reportEmailHint}>
        <input id="report-email" type="email" name="email" autocomplete="email" aria-describedby="report-email-hint" />
      </Field>
      <button type="submit">{words.reportSend}</button>
    </Form>
  );
}
