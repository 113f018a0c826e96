/** Scripts whose letters take another form beside a joiner (U+200C, U+200D): Persian and Indic spelling needs it. */
const JOINING = [..."Arab Syrc Mong Nkoo Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Khmr Mymr".split(" ")].map(
  (script) => `\\p{scx=${script}}`,
);

/**
 * Characters that no reader sees: controls, zero-width spaces, fillers, marks that turn the writing direction, half
 * characters. Joiners and variation selectors are invisible, too, but allowed where they decide on a visible form:
 * in scripts that need them and in emoji.
 */
const INVISIBLE = new RegExp(
  [
    "[\\u0000-\\u0008\\u000B-\\u001F\\u007F\\u0080-\\u009F]",
    "[\\u034F\\u061C\\u115F\\u1160\\u180B-\\u180F\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]",
    "\\uFFFE|\\uFFFF|\\p{Surrogate}",
    `(?<![${JOINING.join("")}])\\u200C|\\u200C(?![\\p{L}\\p{M}])`,
    `(?<![${JOINING.join("")}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\uFE0F])\\u200D|\\u200D(?![\\p{L}\\p{M}\\p{Extended_Pictographic}])`,
    "(?<!\\p{Emoji})[\\uFE0E\\uFE0F]",
    "(?<!\\p{Script=Han})[\\uFE00-\\uFE0D\\u{E0100}-\\u{E01EF}]",
    // England, Scotland and Wales have flags that are spelled with these.
    "(?<![\\u{1F3F4}\\u{E0020}-\\u{E007E}])[\\u{E0000}-\\u{E007F}]",
  ].join("|"),
  "u",
);

export const hasInvisible = (text: string): boolean => INVISIBLE.test(text);

/** The text without them. What one of them was allowed beside may have gone, too, so it looks again. */
export function withoutInvisible(text: string): string {
  let visible = text;
  while (hasInvisible(visible)) visible = visible.replace(INVISIBLE, "");
  return visible;
}

/**
 * Characters that no text of a story or a page may hold: what XML 1.0 forbids, the rest of the controls (left by text in
 * another encoding), and the overrides that show letters in another order than they have. Other marks of direction may
 * stand in a text, where a name in Arabic needs one.
 */
const CONTROL = new RegExp(
  ["[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]", "[\\u202D\\u202E\\uFFFE\\uFFFF]"].join("|"),
);

export const holdsControl = (text: string): boolean => CONTROL.test(text);
