// The letters that a card can be drawn with. Known without a font, so that a build can tell where a card will be before
// anything is drawn.

/** Western Europe, and the punctuation of a newspaper. */
export const CARD_LATIN = `${span(0x20, 0x7e)}${span(0xa0, 0xac)}${span(0xae, 0xff)}Œœ\u2009\u2013\u2014‘’‚“”„•…‹›€™−`;

/** Central and Eastern Europe, Turkey and the Baltics. */
export const CARD_NAMES = `${span(0x100, 0x130)}${span(0x134, 0x148)}${span(0x14a, 0x151)}${span(0x154, 0x17e)}ȘșȚț`;

const drawn = new Set([...CARD_LATIN, ...CARD_NAMES]);

/** Whether there is a letter for all of it: a card with boxes for letters is worse than the newsroom's own. */
export const canBeDrawn = (text: string): boolean => [...text.normalize("NFC")].every((letter) => drawn.has(letter));

/** All letters from one code point to another one. */
export function span(first: number, last: number): string {
  return String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, index) => first + index));
}
