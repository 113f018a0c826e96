import { addresses } from "../../src/pages/addresses.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import type { SearchWords } from "../../src/search/results.ts";

interface SearchFormProps {
  site: SiteView;
  /** The masthead shows the first few results; the search page all of them, with filters. */
  place: "masthead" | "page";
}

/** Without JavaScript, or before it is there, the form leads to the search page. */
export function SearchForm({ site, place }: SearchFormProps) {
  const { words } = site;
  const id = `search-${place}`;
  return (
    <search class={`search search-${place}`} aria-label={place === "masthead" ? words.search : words.searchLabel}>
      <form
        action={addresses.search}
        data-search={place}
        data-bundle={addresses.searchBundle}
        data-words={JSON.stringify(searchWords(site))}
      >
        <label class="visually-hidden" for={id}>
          {words.searchLabel}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          placeholder={words.search}
          autocomplete="off"
          spellcheck={false}
          // On the page, filters alone ask for something.
          required={place === "masthead"}
        />
        <button type="submit">{words.searchButton}</button>
        {place === "masthead" && <div class="search-panel" data-search-panel hidden />}
      </form>
    </search>
  );
}

function searchWords({ words }: SiteView): SearchWords {
  const { searchLoading, searchNone, searchNoneChosen, searchFound, searchMore, searchAll } = words;
  const { searchKeys, searchFailed, searchCorrected, filterAuthor, filterTag, filterSection, separator } = words;
  return {
    searchLoading,
    searchNone,
    searchNoneChosen,
    searchFound,
    searchMore,
    searchAll,
    searchKeys,
    searchFailed,
    searchCorrected,
    filterAuthor,
    filterTag,
    filterSection,
    separator,
  };
}
