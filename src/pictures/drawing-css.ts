import { AT_RULES, CSS_FUNCTIONS } from "./drawing-names.ts";

/** A place in the same file; or a picture in pixels, or a font, that is part of the file. */
const OWN_URL =
  /^url\(\s*(["']?)(#[^"'()\s]*|data:(image\/(png|jpe?g|gif|webp|avif)|font\/[\w.+-]+|application\/[\w.+-]*font[\w.+-]*)(;[\w=-]+)*;base64,[\w+/=\s]*)\1\s*\)/i;

/**
 * What in a style sheet, or in the value of a property, could load something, or hide that it does; null where nothing
 * could. It is no parser, which could be misled: whatever it does not know is named, in a comment or a string as well.
 */
export function cssCulprit(css: string): string | null {
  // An escape spells `url` in another way.
  if (css.includes("\\")) return "a backslash in its styles";
  for (const [rule, name = ""] of css.matchAll(/@([\w-]+)/g)) {
    if (!AT_RULES.has(name.toLowerCase())) return `"${rule}"`;
  }
  for (const { 0: call, 1: name = "", index } of css.matchAll(/([\w-]+)\(/g)) {
    const lower = name.toLowerCase();
    if (!CSS_FUNCTIONS.has(lower)) return `"${call})"`;
    const rest = css.slice(index);
    if (lower === "url" && !OWN_URL.test(rest)) return `the reference "${rest.split(/[)\n]/)[0]?.slice(0, 60)})"`;
  }
  return null;
}
