import { diffArrays } from "diff";

/** A stretch of text that stayed, came or went; a gap stands for what stayed and is left out. */
export interface Piece {
  kind: "same" | "added" | "removed" | "gap";
  text: string;
}

/** Changes beyond which the smallest one is not sought: its cost grows with the square. */
const MOST_CHANGES = 2000;

/** Words left standing around a change. */
const CONTEXT = 12;

/** A word; a Chinese or Japanese character is one. Else a run of spaces, the end of a line, or a mark. */
const TOKENS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}](?:['’.,-]?[\p{L}\p{M}\p{N}])*|[^\S\n]+|[\s\S]/gu;

const tokensOf = (text: string): string[] => text.match(TOKENS) ?? [];

/**
 * What changed from one text to another, word by word, as paragraphs: lines are paragraphs. Long passages that stayed
 * are left out. The same two texts always give the same pieces.
 */
export function changedParagraphs(before: string, after: string): Piece[][] {
  const paragraphs: Piece[][] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const flush = () => {
    if (removed.length + added.length > 0) paragraphs.push(...splitLines(changedWords(removed, added)).map(shortened));
    removed = [];
    added = [];
  };
  // By lines first: words are compared only where lines changed, and no word is found again ten paragraphs on.
  for (const { kind, values } of compare(linesOf(before), linesOf(after))) {
    if (kind === "removed") removed = values;
    else if (kind === "added") added = values;
    else {
      flush();
      paragraphs.push([GAP]);
    }
  }
  flush();
  return paragraphs;
}

const GAP: Piece = { kind: "gap", text: "" };

/** No text has no lines. */
const linesOf = (text: string): string[] => (text === "" ? [] : text.split("\n"));

interface Run {
  kind: "same" | "added" | "removed";
  values: string[];
}

function compare(before: string[], after: string[]): Run[] {
  const changes = diffArrays(before, after, { maxEditLength: MOST_CHANGES });
  if (changes === undefined) {
    return [
      { kind: "removed", values: before },
      { kind: "added", values: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    values: value,
  }));
}

function changedWords(before: string[], after: string[]): Piece[] {
  const runs = compare(tokensOf(before.join("\n")), tokensOf(after.join("\n")));
  return joinAcrossSpaces(runs.map(({ kind, values }) => ({ kind, text: values.join("") })));
}

/** A space between two changed words belongs to the change: "old words" became "new ones", not each word its own. */
function joinAcrossSpaces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let removed = "";
  let added = "";
  const flush = () => {
    if (removed) joined.push({ kind: "removed", text: removed });
    if (added) joined.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  pieces.forEach(({ kind, text }, index) => {
    const isSpaceBetween = /^[^\S\n]+$/u.test(text) && index < pieces.length - 1 && removed !== "" && added !== "";
    if (kind === "removed" || (kind === "same" && isSpaceBetween)) removed += text;
    if (kind === "added" || (kind === "same" && isSpaceBetween)) added += text;
    if (kind !== "same" || isSpaceBetween) return;
    flush();
    joined.push({ kind, text });
  });
  flush();
  return joined;
}

/** A line's end that came or went alone is shown by a mark, since nothing else would be seen. */
const LINE_END = "¶";

function splitLines(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const { kind, text } of pieces) {
    if (kind !== "same" && /^\n+$/.test(text)) {
      paragraphs.at(-1)?.push({ kind, text: LINE_END });
      if (kind === "added") paragraphs.push([]);
      continue;
    }
    text.split("\n").forEach((line, index) => {
      if (index > 0) paragraphs.push([]);
      if (line !== "") paragraphs.at(-1)?.push({ kind, text: line });
    });
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

/** A paragraph with what stayed cut down to some words around each change. */
function shortened(paragraph: readonly Piece[]): Piece[] {
  return paragraph.flatMap((piece, index) => {
    if (piece.kind !== "same") return [piece];
    const tokens = tokensOf(piece.text);
    const [head, tail] = [index > 0 ? 2 * CONTEXT : 0, index < paragraph.length - 1 ? 2 * CONTEXT : 0];
    // What would be saved must be worth the break.
    if (tokens.length <= head + tail + CONTEXT) return [piece];
    const same = (part: string[]): Piece[] => (part.length > 0 ? [{ kind: "same", text: part.join("") }] : []);
    return [...same(tokens.slice(0, head)), GAP, ...same(tail > 0 ? tokens.slice(-tail) : [])];
  });
}
