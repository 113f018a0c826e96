import type { SiteView } from "../../src/pages/site-view.ts";
import { Raw } from "./raw.tsx";
import { renderedOnce } from "./rendered-once.tsx";

/** Publisher, policies, feeds and rights, all from the newsroom's settings. No year: a page must not age by itself. */
export function Footer({ site }: { site: SiteView }) {
  const html = renderedOnce(site, "footer", () => <FooterContent site={site} />);
  return <Raw as="footer" class="footer" html={html} />;
}

function FooterContent({ site }: { site: SiteView }) {
  const { footer, words, contact } = site;
  return (
    <>
      <nav aria-label={words.footer}>
        <ul class="footer-sections">
          {site.nav.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <ul>
          {footer.links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={words.feeds}>
        <ul class="footer-feeds">
          {footer.feeds.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="footer-contact">
        {words.contact}: <a href={`mailto:${contact.newsroom}`}>{contact.newsroom}</a>
      </p>
      <p class="footer-publisher">
        <strong>{site.name}</strong> · {footer.publisher}
      </p>
      <p>{footer.rights}</p>
      {footer.trademark && <p>{footer.trademark}</p>}
      <p class="to-top">
        <a href="#top">{words.top}</a>
      </p>
      <SchemeChoice site={site} />
    </>
  );
}

/**
 * Light, dark, or as the device is set. Remembered by a script, and hidden where there is none. It is the last thing on a
 * page: a script shows it after the first paint, and would move whatever stood below.
 */
function SchemeChoice({ site: { words } }: { site: SiteView }) {
  const choices = [
    ["auto", words.schemeAuto],
    ["light", words.schemeLight],
    ["dark", words.schemeDark],
  ] as const;
  return (
    <fieldset class="scheme" data-scheme-choice hidden>
      <legend>{words.scheme}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name="scheme" value={value} /> {label}
        </label>
      ))}
    </fieldset>
  );
}
