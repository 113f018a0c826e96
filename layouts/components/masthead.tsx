import type { SiteView } from "../../src/pages/site-view.ts";
import { Raw, renderedOnce } from "./raw.tsx";
import { SearchForm } from "./search-form.tsx";

interface MastheadProps {
  site: SiteView;
  section: string | undefined;
  /** The search page has a box of its own. */
  withSearch: boolean;
}

/** The top of every page. The day is the reader's: a script writes it, so that no page holds a date of its own. */
export function Masthead(props: MastheadProps) {
  const { site, section, withSearch } = props;
  const html = renderedOnce(site, `masthead ${section} ${withSearch}`, () => <MastheadContent {...props} />);
  return <Raw as="header" class="masthead" id="top" tabIndex={-1} html={html} />;
}

function MastheadContent({ site, section, withSearch }: MastheadProps) {
  const { words, watchLive } = site;
  return (
    <>
      <div class="masthead-bar">
        <p class="edition-date" data-edition-date />
        {watchLive && (
          <a class="watch-live" data-accent="red" href={watchLive.href} rel="external noopener">
            {watchLive.label}
          </a>
        )}
        {withSearch && <SearchForm site={site} place="masthead" />}
      </div>
      {/* The house's own color, whatever the section. */}
      <a class="brand" href="/" data-accent="red">
        <Raw as="span" class="brand-mark" aria-hidden="true" html={site.mark} />
        <span class="brand-name">{site.name}</span>
      </a>
      <p class="tagline">{site.tagline}</p>
      <nav class="sections" aria-label={words.sections}>
        <ul>
          {site.nav.map(({ href, label }) => (
            <li key={href}>
              <a href={href} aria-current={href === section ? "true" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
