import { addresses } from "../src/pages/addresses.ts";
import type { SearchPage } from "../src/pages/service.ts";
import { LinkList } from "./components/link-list.tsx";
import { Overview } from "./components/overview.tsx";
import { SearchForm } from "./components/search-form.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<SearchPage>("search", ({ site: { words }, site, model }) => (
  <Overview site={site} head={model.head} kind="search" title={words.searchTitle} intro={words.searchHint}>
    <SearchForm site={site} place="page" />
    <noscript>
      <p>{words.searchNoScript}</p>
      <LinkList
        class="ways"
        links={[
          ...site.nav,
          { href: addresses.tagIndex, label: words.tagIndex },
          { href: addresses.archive, label: words.archive },
        ]}
      />
    </noscript>
    <div class="search-options" data-search-options hidden>
      <Choice
        id="search-order"
        name="order"
        label={words.searchOrder}
        options={[
          ["", words.searchBest],
          ["date", words.searchNewest],
        ]}
      />
      <details class="disclosure">
        <summary>{words.searchFilters}</summary>
        <div class="search-filters">
          {(["section", "tag", "author", "year"] as const).map((filter) => (
            <Choice
              key={filter}
              id={`search-${filter}`}
              name={filter}
              label={
                {
                  section: words.filterSection,
                  tag: words.filterTag,
                  author: words.filterAuthor,
                  year: words.filterYear,
                }[filter]
              }
              options={[["", words.filterAny]]}
              disabled
            />
          ))}
          {(["from", "to"] as const).map((end) => (
            <div class="field" key={end}>
              <label for={`search-${end}`}>{{ from: words.filterFrom, to: words.filterTo }[end]}</label>
              <input type="date" id={`search-${end}`} name={end} />
            </div>
          ))}
        </div>
      </details>
    </div>
    <p class="search-status" role="status" data-search-status />
    <div data-search-area>
      <ul class="search-pages" data-search-pages />
      <ol class="search-results" data-search-results />
    </div>
    <p>
      <button type="button" class="button" data-search-more hidden>
        {words.searchMore}
      </button>
    </p>
  </Overview>
));

interface ChoiceProps {
  id: string;
  name: string;
  label: string;
  options: [string, string][];
  /** Until the script has filled it. */
  disabled?: boolean;
}

function Choice({ id, name, label, options, disabled = false }: ChoiceProps) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} name={name} disabled={disabled}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
