import { addresses } from "../../src/pages/addresses.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import type { Words } from "../../src/words/en.ts";

/** Netlify reads these forms from the HTML; a filled honeypot marks a robot. */
function NetlifyFields({ name, words }: { name: string; words: Words }) {
  return (
    <>
      <input type="hidden" name="form-name" value={name} />
      <p class="visually-hidden" aria-hidden="true">
        <label>
          {words.honeypot} <input type="text" name="website" tabIndex={-1} autocomplete="off" />
        </label>
      </p>
    </>
  );
}

export function NewsletterForm({ site, level = 2 }: { site: SiteView; level?: 1 | 2 }) {
  const { words, newsletter } = site;
  const Heading = `h${level}` as "h2";
  return (
    <section class="newsletter" aria-labelledby="newsletter-title">
      <Heading id="newsletter-title">{newsletter.name}</Heading>
      <p>{newsletter.promise}</p>
      <form
        name="newsletter"
        method="post"
        action={addresses.newsletterThanks}
        data-netlify="true"
        data-netlify-honeypot="website"
      >
        <NetlifyFields name="newsletter" words={words} />
        <div class="field">
          <label for="newsletter-email">{words.newsletterEmail}</label>
          <input
            id="newsletter-email"
            type="email"
            name="email"
            autocomplete="email"
            required
            aria-describedby="newsletter-privacy"
          />
        </div>
        {newsletter.localNews && (
          <div class="field field-short">
            <label for="newsletter-zip">{words.newsletterZip}</label>
            <input
              id="newsletter-zip"
              type="text"
              name="zip"
              inputMode="numeric"
              autocomplete="postal-code"
              maxLength={10}
              aria-describedby="newsletter-zip-hint"
            />
            <p class="hint" id="newsletter-zip-hint">
              {words.newsletterZipHint}
            </p>
          </div>
        )}
        <button type="submit">{words.newsletterSend}</button>
        <p class="hint" id="newsletter-privacy">
          {newsletter.privacy}
        </p>
      </form>
    </section>
  );
}

interface LetterFormProps {
  site: SiteView;
  /** The story that the letter is about. */
  about?: { path: string; headline: string };
}

export function LetterForm({ site, about }: LetterFormProps) {
  const { words } = site;
  return (
    <form
      class="letter"
      name="letter"
      method="post"
      action={addresses.lettersThanks}
      data-netlify="true"
      data-netlify-honeypot="website"
    >
      <NetlifyFields name="letter" words={words} />
      <input type="hidden" name="story" value={about?.path ?? ""} />
      <p>{words.letterIntro}</p>
      <div class="field">
        <label for="letter-name">{words.letterName}</label>
        <input id="letter-name" type="text" name="name" autocomplete="name" required />
      </div>
      <div class="field">
        <label for="letter-town">{words.letterTown}</label>
        <input id="letter-town" type="text" name="town" autocomplete="address-level2" />
      </div>
      <div class="field">
        <label for="letter-email">{words.letterEmail}</label>
        <input id="letter-email" type="email" name="email" autocomplete="email" required />
      </div>
      <div class="field field-wide">
        <label for="letter-text">{words.letterText}</label>
        <textarea id="letter-text" name="letter" rows={8} required />
      </div>
      <button type="submit">{words.letterSend}</button>
    </form>
  );
}
