import type { SiteView } from "../../src/pages/site-view.ts";
import { Labelled } from "./labelled.tsx";
import { LinkList } from "./link-list.tsx";
import { Raw, renderedOnce } from "./raw.tsx";

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
        <LinkList links={site.nav} class="footer-sections" />
        <LinkList links={footer.links} />
      </nav>
      <nav aria-label={words.feeds}>
        <LinkList links={footer.feeds} class="footer-feeds" />
      </nav>
      <p class="footer-contact">
        <Labelled label={words.contact} words={words}>
          <a href={`mailto:${contact.newsroom}`}>{contact.newsroom}</a>
        </Labelled>
      </p>
      <p class="footer-publisher">
        <strong>{site.name}</strong>
        {footer.publisher !== site.name && ` ${words.separator} ${footer.publisher}`}
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
