// The searchable archive as the browser sees it: the pieces of the index, loaded part by part, and one answer from all.

import { withoutCommon } from "./common.ts";
import { type Correction, correct } from "./correct.ts";
import { type EngineIndex, startEngine } from "./engine.ts";
import { type Chosen, Facets, type FilterCounts, knownChoices, noCounts, type PieceFacets } from "./facets.ts";
import { type LoadFile, once, toJson, toText, withoutSignature } from "./files.ts";
import { fragmentPath, groupOf } from "./groups.ts";
import type { ListedPiece, PieceList } from "./list.ts";
import { bestFirst, type MergedResult, newestFirst, type PieceAnswer, placeOf } from "./merge.ts";
import { indexLanguage, languageAt, type PieceMeta, split, unpackMeta } from "./meta.ts";
import { fileOfName, type NamedPage, type Names, nameKey } from "./names.ts";
import { askPiece, partWords } from "./piece.ts";
import { type Reading, readQuery, tokensOf } from "./query.ts";
import { type FoundStory, type StoryFile, shownOf } from "./shown.ts";
import { readVocabulary } from "./vocabulary.ts";

/** A story that was found, and is loaded when it is shown. */
export interface Finding {
  load(): Promise<FoundStory>;
}

export interface Answer {
  /** Every story that answers, best first, or newest first where nothing was typed or the order asks for it. */
  findings: Finding[];
  /** Pages whose whole name was typed. */
  pages: NamedPage[];
  /** What was looked for in place of what was typed, which no story holds; else null. */
  corrected: string | null;
  /** By filter and value, how many stories answer. */
  counts(): Promise<FilterCounts>;
}

export interface Archive {
  search(typed: string, chosen?: Chosen, order?: "date"): Promise<Answer>;
}

/** Fetches a file below `/search/index/`; a compressed one is decompressed. */
export type FetchFile = LoadFile;

interface OpenPiece extends ListedPiece {
  /** The digest of each group of stories, the oldest group first. */
  fragments: string[];
  languages: NonNullable<PieceMeta["languages"]>;
  index: EngineIndex;
}

const isChosen = (chosen: Chosen) => Object.values(chosen).some(Boolean);

/** Loads the list, which holds the beginning of each piece, and the engine. */
export async function openArchive(fetchFile: FetchFile): Promise<Archive> {
  const list = toJson<PieceList>(await fetchFile("pieces.json"));
  const { language } = list;
  const load = once(fetchFile);
  const common = new Set(list.pieces.flatMap(({ meta }) => split(meta.common)));
  const pieces = await openPieces(list, fetchFile);

  const facetsOf = async ({ name, meta }: OpenPiece) =>
    new Facets(toJson<PieceFacets>(await load(`pieces/${name}/${meta.facets}.json`)));
  const allFacets = () => Promise.all(pieces.map(facetsOf));

  const ask = async (piece: OpenPiece, reading: Reading): Promise<PieceAnswer> => {
    const parts = piece.index.partsFor(partWords(reading));
    await Promise.all(
      parts.map((part) =>
        load(`pieces/${piece.name}/index/${part}.pf_index`, (bytes) => piece.index.loadPart(withoutSignature(bytes))),
      ),
    );
    return askPiece(piece, reading);
  };

  const toFinding = (result: MergedResult, reading: Reading): Finding => ({
    async load() {
      const piece = pieces[result.piece];
      if (!piece) throw new Error("A story was found in no piece of the index.");
      const place = placeOf(result);
      const { group, member } = groupOf(place, piece.stories);
      const path = fragmentPath(member, piece.fragments[group] ?? "");
      const story = toJson<StoryFile>(await load(`pieces/${piece.name}/${path}`));
      const phrases = reading.filter(({ isPhrase, isExcluded }) => isPhrase && !isExcluded).map(({ tokens }) => tokens);
      const found = { places: result.raw.l.map(({ l }) => l), phrases };
      return shownOf({ ...story, language: languageAt(piece.languages, place) }, found, language);
    },
  });

  const answered = async (
    results: MergedResult[],
    reading: Reading,
    asked: Chosen,
  ): Promise<Pick<Answer, "findings" | "counts">> => {
    const facets = isChosen(asked) ? await allFacets() : null;
    const chosen = knownChoices(asked, facets ?? []);
    const kept = facets ? results.filter((result) => facets[result.piece]?.has(placeOf(result), chosen)) : results;
    return {
      findings: kept.map((result) => toFinding(result, reading)),
      async counts() {
        const counts = noCounts();
        (await allFacets()).forEach((own, piece) => {
          const places = results.filter((result) => result.piece === piece).map(placeOf);
          own.count(places, chosen, counts);
        });
        return counts;
      },
    };
  };

  const pagesOf = async (typed: string): Promise<NamedPage[]> => {
    const key = nameKey(typed, language);
    const file = list.names[fileOfName(key, list.names.length)];
    if (file === undefined || key === "") return [];
    const names = toJson<Names>(await load(file));
    const own = Object.hasOwn(names, key) ? (names[key] ?? []) : [];
    return own.map(([kind, label, url]) => ({ kind, label, url }));
  };

  /** The first reading that finds something. */
  const find = async (typed: string, order?: "date") => {
    const readings = readQuery(typed, language).map((reading) => withoutCommon(reading, common));
    let first: PieceAnswer[] | null = null;
    for (const reading of readings) {
      const answers = await Promise.all(pieces.map((piece) => ask(piece, reading)));
      const results = order === "date" ? newestFirst(answers) : bestFirst(answers, tokensOf(reading));
      if (results.length > 0) return { results, reading };
      first ??= answers;
    }
    const words = readings[0] ? tokensOf(readings[0]) : [];
    const unknown = words.filter((_, term) => first?.every(({ known }) => !known[term]));
    return { results: [], reading: readings[0] ?? [], unknown };
  };

  /** Every story: where nothing was typed, filters alone choose. */
  const everything = async (): Promise<MergedResult[]> =>
    (await allFacets()).flatMap(({ places }, piece) =>
      places.map((place) => ({ piece, raw: { p: String(place), s: 0, l: [] } })),
    );

  return {
    async search(typed, chosen = {}, order) {
      if (typed.trim() === "") {
        return { ...(await answered(await everything(), [], chosen)), pages: [], corrected: null };
      }
      const [pages, { results, reading, unknown }] = await Promise.all([pagesOf(typed), find(typed, order)]);
      if (results.length > 0 || pages.length > 0 || !unknown?.length || list.words === null) {
        return { ...(await answered(results, reading, chosen)), pages, corrected: null };
      }
      const words = readVocabulary(toText(await load(list.words)));
      const better: Correction<MergedResult> | null = await correct(typed, unknown, words, language, (other) =>
        find(other, order),
      );
      return {
        ...(await answered(better?.results ?? [], better?.reading ?? [], chosen)),
        pages,
        corrected: better?.typed ?? null,
      };
    },
  };
}

async function openPieces({ engine, language, pieces }: PieceList, fetchFile: FetchFile): Promise<OpenPiece[]> {
  if (engine === null) return [];
  const { open } = await startEngine(withoutSignature(await fetchFile(engine)));
  return pieces.map((piece) => {
    const { fragments, languages = [] } = piece.meta;
    return {
      ...piece,
      languages,
      fragments: split(fragments),
      index: open(unpackMeta(piece.meta, indexLanguage(language))),
    };
  });
}
