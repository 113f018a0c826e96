import { remembered } from "../lib/remembered.ts";
import { clustersOf, joined, type Piece, piecesOf } from "./card-pieces.ts";

const SMALLEST = { size: 64, lines: 5 };
/** Sizes of the headline in pixels, the largest first, each with the lines that look well in it. */
const SIZES: readonly { size: number; lines: number }[] = [
  { size: 104, lines: 2 },
  { size: 88, lines: 3 },
  { size: 76, lines: 4 },
  SMALLEST,
];

/** How wide a line is in a size. */
type Width = (line: string, size: number) => number;

/** Where the headline stands, in pixels; `leading` is from line to line, as a multiple of the size. */
export interface Room {
  measure: number;
  height: number;
  leading: number;
}

export interface SetHeadline {
  size: number;
  lines: string[];
}

type Fits = (line: string) => boolean;

/**
 * The headline in the largest size that has room for all of it, in lines that are as even as can be; cut at the end of a
 * word, with an ellipsis, where even the smallest has not. A pure function.
 */
export function setHeadline(headline: string, { measure, height, leading }: Room, width: Width): SetHeadline {
  const pieces = piecesOf(headline);
  const room = ({ size, lines }: typeof SMALLEST) => Math.min(lines, Math.floor(height / (size * leading)));
  for (const step of SIZES) {
    // The same lines are measured again and again until they are even.
    const measured = remembered((line: string) => width(line, step.size));
    const lines = broken(pieces, (line) => measured(line) <= measure);
    if (lines !== null && lines.length <= room(step)) {
      return { size: step.size, lines: evened(pieces, lines.length, measure, measured) };
    }
  }
  const measured = remembered((line: string) => width(line, SMALLEST.size));
  return { size: SMALLEST.size, lines: cut(pieces, room(SMALLEST), (line) => measured(line) <= measure) };
}

/** Lines filled one after the other; null where a piece is wider than a line. */
function broken(pieces: readonly Piece[], fits: Fits): string[] | null {
  const lines = filled(pieces, fits).map(joined);
  return lines.every(fits) ? lines : null;
}

function filled(pieces: readonly Piece[], fits: Fits): Piece[][] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last && fits(joined([...last, piece]))) last.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

/** As many lines, in the narrowest measure that holds them. */
function evened(pieces: readonly Piece[], count: number, measure: number, width: (line: string) => number): string[] {
  const within = (most: number) => broken(pieces, (line) => width(line) <= most);
  let [low, high] = [0, measure];
  while (high - low > 1) {
    const middle = (low + high) / 2;
    const lines = within(middle);
    if (lines !== null && lines.length <= count) high = middle;
    else low = middle;
  }
  return within(high) ?? [];
}

/** As much as there is room for. A piece that is wider than a line is broken between letters. */
export function cut(pieces: readonly Piece[], most: number, fits: Fits): string[] {
  const lines = filled(
    pieces.flatMap((piece) => (fits(piece.text) ? [piece] : brokenUp(piece, fits))),
    fits,
  );
  const shown = lines.slice(0, most);
  return shown.map((line, index) =>
    index === most - 1 && lines.length > most ? withEllipsis(line, fits) : joined(line),
  );
}

function brokenUp({ text, space }: Piece, fits: Fits): Piece[] {
  const pieces: Piece[] = [];
  for (const cluster of clustersOf(text)) {
    const last = pieces.at(-1);
    if (last && fits(last.text + cluster)) last.text += cluster;
    else pieces.push({ text: cluster, space: pieces.length === 0 ? space : "" });
  }
  return pieces;
}

function withEllipsis(line: readonly Piece[], fits: Fits): string {
  for (let count = line.length; count > 0; count -= 1) {
    const shorter = `${joined(line.slice(0, count)).replace(/[\s,;:、，：；—–-]+$/u, "")}…`;
    if (fits(shorter)) return shorter;
  }
  const clusters = clustersOf(line[0]?.text ?? "");
  while (clusters.length > 0 && !fits(`${clusters.join("")}…`)) clusters.pop();
  return `${clusters.join("")}…`;
}
