// The searchable archive as the browser sees it: the pieces of the index, loaded part by part, and one answer from all.

import type { StoryLanguage } from "../article/article.ts";
import type { FilterCounts } from "./engine.ts";
import { type EngineIndex, type Filters, type Query, startEngine, toQuery } from "./engine.ts";
import { type Shown, shownOf } from "./excerpt.ts";
import type { ListedPiece, PieceList } from "./list.ts";
import {
  bestFirst,
  knownLetters,
  type MergedResult,
  newestFirst,
  type PieceAnswer,
  placeOf,
  sumCounts,
} from "./merge.ts";
import { languageAt, type PieceMeta, split, unpackMeta } from "./meta.ts";

/** A story as a list of results shows it. */
export interface FoundStory extends Shown {
  url: string;
  /** Null where it is written in the site's own. */
  language: StoryLanguage | null;
  section: string;
  byline: string;
  day: string;
}

/** A story that was found, and is loaded when it is shown. */
export interface Finding {
  load(): Promise<FoundStory>;
}

export interface Archive {
  /** Every story that answers, best first, or newest first for the order `date`. */
  search(typed: string, filters: Filters, order?: "date"): Promise<Finding[]>;
  /** How many stories of the whole archive have each section, tag, author and year. */
  filters(): Promise<FilterCounts>;
}

/** Fetches a file below `/search/index/`; a compressed one is decompressed. */
export type FetchFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

const EXCERPT_WORDS = 28;
/** Matches no story, so that counting is all that the engine does. */
const NOTHING: Filters = { none: "none" };

interface OpenPiece extends ListedPiece {
  /** The file of each story's text, newest first. */
  fragments: string[];
  languages: NonNullable<PieceMeta["languages"]>;
  index: EngineIndex;
}

interface Fragment {
  url: string;
  content: string;
  meta: Record<string, string>;
}

/** Loads the list and the beginning of each piece. */
export async function openArchive(fetchFile: FetchFile): Promise<Archive> {
  const list = toJson<PieceList>(await fetchFile("pieces.json"));
  const load = once(async (path: string) => withoutSignature(await fetchFile(path)));
  const pieces = await openPieces(list, fetchFile);

  const loadParts = async (piece: OpenPiece, folder: string, names: string[], use: (bytes: Uint8Array) => void) => {
    const path = (name: string) => `pieces/${piece.name}/${folder}/${name}.pf_${folder}`;
    await Promise.all(names.map((name) => load(path(name), use)));
  };
  const ask = async (piece: OpenPiece, query: Query, filters: Filters): Promise<PieceAnswer> => {
    const { index, stories } = piece;
    await Promise.all([
      loadParts(piece, "index", index.partsFor(query), (bytes) => index.loadPart(bytes)),
      loadParts(piece, "filter", index.filterPartsFor(filters), (bytes) => index.loadFilterPart(bytes)),
    ]);
    const answer = index.search(query, filters);
    const known = knownLetters({ stories, answer }).map((letters, term) => letters ?? probe(piece, query, term));
    return { stories, answer, known };
  };
  const toFinding = (result: MergedResult): Finding => ({
    async load() {
      const piece = pieces[result.piece];
      if (!piece) throw new Error("A story was found in no piece of the index.");
      const place = placeOf(result);
      const fragment = `${list.language}_${piece.fragments[place]}`;
      const story = toJson<Fragment>(await load(`pieces/${piece.name}/fragment/${fragment}.pf_fragment`));
      return toStory(story, languageAt(piece.languages, place), result);
    },
  });

  return {
    async search(typed, filters, order) {
      const query = toQuery(typed);
      if (query.plain === "") return [];
      const answers = await Promise.all(pieces.map((piece) => ask(piece, query, filters)));
      return (order === "date" ? newestFirst(answers) : bestFirst(answers, query)).map(toFinding);
    },
    async filters() {
      await Promise.all(
        pieces.map((piece) => {
          const { index } = piece;
          return loadParts(piece, "filter", index.filterPartsFor("all"), (bytes) => index.loadFilterPart(bytes));
        }),
      );
      return sumCounts(pieces.map(({ index }) => index.filterCounts()));
    },
  };
}

type Load = (path: string, use?: (bytes: Uint8Array<ArrayBuffer>) => void) => Promise<Uint8Array<ArrayBuffer>>;

async function openPieces({ engine, language, pieces }: PieceList, fetchFile: FetchFile): Promise<OpenPiece[]> {
  if (engine === null) return [];
  const [wasm, ...metas] = await Promise.all([
    fetchFile(engine),
    ...pieces.map(({ name, meta }) => fetchFile(`pieces/${name}/${meta}`)),
  ]);
  const { open } = await startEngine(withoutSignature(wasm));
  return metas.flatMap((bytes, place) => {
    const meta = toJson<PieceMeta>(bytes);
    const piece = pieces[place];
    if (!piece) return [];
    const { fragments, languages = [] } = meta;
    return [{ ...piece, languages, fragments: split(fragments), index: open(unpackMeta(meta, language)) }];
  });
}

const toJson = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;

/** Loads and uses each file once. What failed may be tried again. */
function once(fetchFile: FetchFile): Load {
  const files = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (path, use) => {
    const known = files.get(path);
    if (known) return known;
    const file = fetchFile(path).then((bytes) => {
      use?.(bytes);
      return bytes;
    });
    files.set(path, file);
    file.catch(() => files.delete(path));
    return file;
  };
}

/** How many letters a piece knows of one word of the query, where the answer to all words does not tell. */
function probe({ index, stories }: OpenPiece, query: Query, term: number): number {
  const [plain = "", accented = ""] = [query.plain, query.accented].map((words) => words.split(" ")[term]);
  const alone = { plain, accented, isPhrase: false };
  const stem = index.search(alone, NOTHING).query_term_idfs?.[0]?.t ?? plain;
  // A phrase of one word is that word and no other, and costs no list of results.
  if (index.search({ ...alone, isPhrase: true }, NOTHING).unfiltered_total > 0) return stem.length;
  return knownLetters({ stories, answer: index.search(alone, {}) })[0] ?? 0;
}

const SIGNATURE = "pagefind_dcd";

function withoutSignature(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const signature = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (signature !== SIGNATURE) throw new Error("This is no file of the search index.");
  return bytes.slice(SIGNATURE.length);
}

function toStory(
  { url, content, meta }: Fragment,
  language: StoryLanguage | null,
  { raw: { l } }: MergedResult,
): FoundStory {
  return {
    url,
    language,
    section: meta.section ?? "",
    byline: meta.byline ?? "",
    day: meta.day ?? "",
    ...shownOf(
      meta.title ?? url,
      content,
      l.map(({ l: place, s: weight }) => ({ place, weight })),
      EXCERPT_WORDS,
    ),
  };
}
