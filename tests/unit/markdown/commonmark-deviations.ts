/** A rule of ours that makes examples of the CommonMark specification (0.31.2) come out otherwise. */
export interface Deviation {
  reason: string;
  /** Numbers of the examples. */
  examples: number[];
  /** Takes the rule back out of our HTML; what is left must be as specified. */
  undo?(html: string): string;
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const withoutIds = (html: string): string => html.replace(/(<h\d) id="[^"]*"/g, "$1");
const withStraightQuotes = (html: string): string => html.replace(/[“”]/g, "&quot;").replace(/[‘’]/g, "'");

export const DEVIATIONS: Deviation[] = [
  {
    reason: "raw HTML is shown as text",
    examples: [
      ...[21, 31, ...range(148, 191), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536],
      ...[...range(613, 617), 623, ...range(625, 631), 642, 643],
    ],
  },
  {
    reason: "a picture in a paragraph of its own is a figure with a credit",
    examples: [520, ...range(572, 578), ...range(580, 586), 588, 589, 591],
  },
  {
    reason: "headings have ids",
    examples: [
      ...[10, 59, 62, ...range(66, 68), ...range(71, 79), ...range(80, 84), 86, 89, 90, 95, 96, 102, 103, 115, 141],
      ...[214, 215, 227, 228, 229, 230, 232, 300, 646, 647],
    ],
    undo: withoutIds,
  },
  {
    reason: "headings have ids, and quotes are curly",
    examples: [91],
    undo: (html) => withStraightQuotes(withoutIds(html)),
  },
  {
    reason: "a link to another site says so",
    examples: [20, 346, 480, 481, 501, 526, 538, 594, 595, 600, 603],
    undo: (html) => html.replaceAll(' rel="external noopener"', ""),
  },
  {
    reason: "quotes are curly",
    examples: [14, 197, 209, 210, 343, 352, 359, 363, 380, 385, 395, 508, 590, 619, 620, 622, 624, 632, 650],
    undo: withStraightQuotes,
  },
];
