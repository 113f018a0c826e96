import { gunzipSync, gzipSync } from "node:zlib";
import { shortDigest } from "../lib/digest.ts";
import { commonWords } from "./common.ts";
import type { SearchDocument } from "./document.ts";
import { facetsOf } from "./facets.ts";
import { withoutSignature } from "./files.ts";
import { fragmentPath, groupOf } from "./groups.ts";
import { indexLanguage, type PieceMeta, packMeta, placesByLanguage } from "./meta.ts";
import { fieldsOf, GAP, streamOf } from "./stream.ts";
import { vocabularyOf, writeVocabulary } from "./vocabulary.ts";

/** A file of one piece, named below the piece's own folder. */
export interface PieceFile {
  path: string;
  bytes: Uint8Array;
}

export interface PieceSettings {
  /** `en` or `de`: how words are stemmed. */
  language: string;
  /** About how much of the index one file holds. For measurements; the site uses the default. */
  chunkSize?: number;
}

/** Smaller files are more requests, larger ones more bytes for each word: docs/decisions/0013-search-in-pieces.md. */
export const CHUNK_SIZE = 1500;

/** Documents that are under way to Pagefind at one time. */
const AT_ONCE = 64;

/** Pagefind writes its own reader and interfaces too. Ours (engine.ts) needs none of them. */
const PARTS = /^index\//;
const META = /\.pf_meta$/;

/**
 * Makes the index of one piece. The same documents in the same order make the same bytes. One at a time in a process:
 * Pagefind has one service for it.
 * @param documents newest first.
 * @throws {Error} with Pagefind's own words where it refuses a document.
 */
export async function indexPiece(documents: readonly SearchDocument[], settings: PieceSettings): Promise<PieceFile[]> {
  const { language } = settings;
  // The service reads it when it starts.
  process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE = String(settings.chunkSize ?? CHUNK_SIZE);
  const pagefind = await import("pagefind");
  const { index, errors } = await pagefind.createIndex({
    forceLanguage: indexLanguage(language),
    includeCharacters: "",
  });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join("; ")}`);
  try {
    // Pagefind takes them in the order in which they are sent. One at a time, both processes would wait for each other.
    const counts = new Map<string, number>();
    for (let first = 0; first < documents.length; first += AT_ONCE) {
      const some = documents.slice(first, first + AT_ONCE);
      const answers = await Promise.all(
        some.map((document) => {
          const { html, words } = indexedStory(document, language);
          for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
          return index.addHTMLFile({ url: document.url, content: html });
        }),
      );
      answers.forEach(({ errors }, place) => {
        if (errors.length > 0) throw new Error(`Pagefind refused ${some[place]?.url}: ${errors.join("; ")}`);
      });
    }
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind wrote nothing: ${failed.join("; ")}`);
    const { fragments, digests } = fragmentFiles(documents);
    const facets = jsonFile("facets", facetsOf(documents));
    const vocabulary = Buffer.from(writeVocabulary(vocabularyOf(documents)));
    // Where Pagefind knows no stems of a language, it has one engine for all of these.
    const engines = [`wasm.${language}.pagefind`, "wasm.unknown.pagefind"];
    const engine = engines.find((name) => files.some(({ path }) => path === name));
    const meta = files.find(({ path }) => META.test(path));
    if (!meta) throw new Error("Pagefind wrote no list of stories.");
    const cbor = withoutSignature(new Uint8Array(gunzipSync(meta.content)));
    const languages = placesByLanguage(documents);
    return [
      ...files
        .filter(({ path }) => PARTS.test(path) || path === engine)
        .map(({ path, content }) => ({ path, bytes: content })),
      ...fragments,
      facets,
      { path: `words-${shortDigest(vocabulary)}.txt`, bytes: vocabulary },
      jsonFile("meta", {
        ...packMeta(cbor, indexLanguage(language)),
        fragments: digests.join(" "),
        facets: nameOf(facets.path),
        common: commonWords(counts, documents.length).join(" "),
        ...(languages.length > 0 && { languages }),
      } satisfies PieceMeta),
    ].sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    await index.deleteIndex();
    await pagefind.close();
  }
}

const nameOf = (path: string) => path.replace(/^.*\/|\.json$/g, "");

interface IndexedStory {
  /** What Pagefind reads. */
  html: string;
  words: ReadonlySet<string>;
}

/**
 * A story as the words of the index, as fold.ts writes them, so that nothing is left for Pagefind to fold but their stems.
 * The headline is the title, which counts once more where it holds all that is sought.
 */
function indexedStory(document: SearchDocument, language: string): IndexedStory {
  const fields = fieldsOf(document);
  const { words, others } = streamOf(fields, language);
  const paragraphs = words.map((own, index) => {
    const weight = fields[index]?.weight ?? 1;
    const text = [...own, GAP].join(" ");
    if (index === 0) return `<h1>${text}</h1>`;
    return weight === 1 ? `<p>${text}</p>` : `<p data-pagefind-weight="${weight}">${text}</p>`;
  });
  const forms = others.map((form) => `${form} ${GAP}`).join(" ");
  const body = `${paragraphs.join("\n")}\n<p>${forms}</p>`;
  return {
    html: `<html lang="${indexLanguage(language)}"><body><main data-pagefind-body>\n${body}</main></body></html>`,
    words: new Set(words.flat()),
  };
}

/** Each story as the page shows it, and the digests of their groups, the oldest first. */
function fragmentFiles(documents: readonly SearchDocument[]): { fragments: PieceFile[]; digests: string[] } {
  const groups: Buffer[][] = [];
  documents.forEach(({ authors, date, published, ...shown }, place) => {
    const { group, member } = groupOf(place, documents.length);
    groups[group] ??= [];
    groups[group][member] = Buffer.from(JSON.stringify(shown));
  });
  const digests = groups.map((group) => shortDigest(Buffer.concat(group)));
  const fragments = groups.flatMap((group, index) =>
    group.map((json, member) => {
      return { path: fragmentPath(member, digests[index] ?? ""), bytes: gzipSync(json, { level: 9 }) };
    }),
  );
  return { fragments: [...new Map(fragments.map((file) => [file.path, file])).values()], digests };
}

function jsonFile(name: string, content: unknown): PieceFile {
  const bytes = Buffer.from(JSON.stringify(content));
  return { path: `${name}-${shortDigest(bytes)}.json`, bytes };
}
