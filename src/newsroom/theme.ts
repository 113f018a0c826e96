import { failure, type Issue, type Result, success } from "../lib/issue.ts";
import { suggestion } from "../lib/validate.ts";

/** A color on a light page and on a dark one: `#rrggbb`. */
export interface Shade {
  light: string;
  dark: string;
}

/** The look of a paper, as far as a newsroom decides on it. */
export interface Theme {
  colors: Record<ColorName, Shade>;
  /** By the names that `sections.yaml` may use. */
  accents: Readonly<Record<string, Shade>>;
  widths: Record<WidthName, string>;
}

const HOUSE_COLORS = {
  /** The ground of a page. */
  paper: { light: "#fbf9f4", dark: "#14181d" },
  /** The ground of boxes. */
  tint: { light: "#f2ede2", dark: "#1c2229" },
  /** Text. */
  ink: { light: "#1b1a18", dark: "#ebe7de" },
  /** Captions, dates. */
  muted: { light: "#5c5850", dark: "#aaa69c" },
  rule: { light: "#d8d2c4", dark: "#343b44" },
  "strong-rule": { light: "#1b1a18", dark: "#8b887f" },
  /** The house's own color. */
  accent: { light: "#a3262d", dark: "#f08a80" },
  link: { light: "#0b4a66", dark: "#8fc8e6" },
  /** The ground of what was found. */
  mark: { light: "#f7e3a1", dark: "#5f4f16" },
};
export type ColorName = keyof typeof HOUSE_COLORS;

const HOUSE_WIDTHS = { page: "80rem", measure: "41rem" };
export type WidthName = keyof typeof HOUSE_WIDTHS;

const HOUSE_ACCENTS: Record<string, Shade> = {
  blue: { light: "#1b5e94", dark: "#8fc0ee" },
  green: { light: "#2b6648", dark: "#86cda5" },
  ochre: { light: "#85540f", dark: "#e2b566" },
  plum: { light: "#7d3a78", dark: "#d9a3d4" },
  slate: { light: "#4b5563", dark: "#b4bfcc" },
  teal: { light: "#0c6670", dark: "#76c8d0" },
};

/** The look without a `theme.css`. `red` is whatever color the house has. */
export const HOUSE: Theme = {
  colors: HOUSE_COLORS,
  accents: { red: HOUSE_COLORS.accent, ...HOUSE_ACCENTS },
  widths: HOUSE_WIDTHS,
};

const COLOR = /^#[0-9a-f]{6}$/i;
const PAIR = /^light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)$/i;
const WIDTH = /^(\d{2,3}(?:\.\d+)?)rem$/;
const ACCENT = /^accent-([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;
const EXAMPLE = "Write `light-dark(#1b5e94, #8fc0ee)`: the color on a light page, and on a dark one.";

/** Text on these grounds has to be read. */
const TEXTS = ["ink", "muted", "link", "accent"] as const;
const GROUNDS = ["paper", "tint"] as const;

/** WCAG 2.2, 1.4.3: what text needs. */
const ENOUGH = 4.5;

/** Reads `theme.css`: custom properties in one `:root { … }`. What it leaves out stays as it is. */
export function readTheme(text: string, file: string): Result<Theme> {
  const issues: Issue[] = [];
  const report = (at: number, field: string | null, problem: string, remedy: string) => {
    issues.push({ file, line: text.slice(0, at).split("\n").length, field, problem, remedy });
  };
  const bare = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "));
  const root = /^\s*(?::root\s*\{([^{}]*)\}\s*)?$/.exec(bare);
  if (!root) {
    report(
      0,
      null,
      "this holds more than `:root { … }`.",
      "Keep the custom properties; layouts are changed elsewhere.",
    );
    return failure(issues);
  }
  const colors = { ...HOUSE_COLORS };
  const accents = { ...HOUSE_ACCENTS };
  const widths = { ...HOUSE_WIDTHS };
  const known = [...Object.keys(colors), ...Object.keys(widths)].map((name) => `--${name}`);
  const places = new Map<string, number>();
  for (const declaration of (root[1] ?? "").matchAll(/[^;]+/g)) {
    const at = bare.indexOf("{") + 1 + declaration.index + declaration[0].search(/\S|$/);
    const written = declaration[0].trim();
    if (written === "") continue;
    const [, name = "", value = ""] = /^--([\w-]+)\s*:\s*(.+)$/s.exec(written) ?? [];
    const field = `--${name}`;
    const [, accent] = ACCENT.exec(name) ?? [];
    places.set(name, at);
    if (Object.hasOwn(widths, name)) {
      const [, size] = WIDTH.exec(value) ?? [];
      if (size === undefined || Number(size) < 20 || Number(size) > 160)
        report(at, field, `"${value}" is no width.`, "Write it in rem, from 20rem to 160rem.");
      else widths[name as WidthName] = value;
    } else if (Object.hasOwn(colors, name) || accent !== undefined) {
      const shade = readShade(value);
      if (shade === null) report(at, field, `"${value}" is no color.`, EXAMPLE);
      else if (accent === "red") report(at, field, "is the house's own color.", "Write `--accent`.");
      else if (accent === undefined) colors[name as ColorName] = shade;
      else accents[accent] = shade;
    } else if (name === "") report(at, null, `"${written}" is no custom property.`, EXAMPLE);
    else
      report(
        at,
        field,
        "is not a property that is known here.",
        suggestion(field, known) || `Known: ${known.join(", ")}, and --accent-NAME.`,
      );
  }
  const theme: Theme = { colors, accents: { red: colors.accent, ...accents }, widths };
  // Where a color could not be read, another one stands in its place.
  if (issues.length > 0) return failure(issues);
  for (const { name, ground, scheme, ratio } of illegible(theme)) {
    const place = places.get(name) ?? places.get(ground) ?? 0;
    const problem = `is ${ratio.toFixed(1)} : 1 on --${ground} in the ${scheme} scheme; text needs ${ENOUGH} : 1.`;
    report(place, `--${name}`, problem, scheme === "light" ? "Make it darker." : "Make it lighter.");
  }
  return issues.length > 0 ? failure(issues) : success(theme);
}

function readShade(value: string): Shade | null {
  if (COLOR.test(value)) return { light: value.toLowerCase(), dark: value.toLowerCase() };
  const [, light, dark] = PAIR.exec(value) ?? [];
  return light && dark ? { light: light.toLowerCase(), dark: dark.toLowerCase() } : null;
}

/** Text that too many readers could not read, by the property that gives it its color. */
export function illegible({ colors, accents }: Theme) {
  const texts = [
    ...TEXTS.map((name) => ({ name: name as string, shade: colors[name] })),
    ...Object.entries(accents).flatMap(([name, shade]) => (name === "red" ? [] : [{ name: `accent-${name}`, shade }])),
  ];
  return texts.flatMap(({ name, shade }) =>
    GROUNDS.flatMap((ground) =>
      (["light", "dark"] as const).flatMap((scheme) => {
        const ratio = contrast(shade[scheme], colors[ground][scheme]);
        return ratio < ENOUGH ? [{ name, ground, scheme, ratio }] : [];
      }),
    ),
  );
}

/** WCAG 2.2: from 1 for the same color to 21 for black on white. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The theme as a style sheet: dark where the device says so, unless the reader chose light; and where the reader chose dark. */
export function themeStyles({ colors, accents, widths }: Theme): string {
  const names = Object.entries(colors);
  const inScheme = (scheme: keyof Shade) => names.map(([name, shade]) => `--${name}:${shade[scheme]};`).join("");
  const sizes = Object.entries(widths)
    .map(([name, width]) => `--${name}:${width};`)
    .join("");
  const dark = `${inScheme("dark")}--image-light:0.92;`;
  return [
    `:root{color-scheme:light dark;${inScheme("light")}${sizes}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-scheme="light"]){${dark}}}`,
    `@media screen{:root[data-scheme="light"]{color-scheme:light}:root[data-scheme="dark"]{color-scheme:dark;${dark}}}`,
    ...Object.entries(accents).map(
      ([name, { light, dark }]) => `[data-accent="${name}"]{--accent:light-dark(${light},${dark})}`,
    ),
  ].join("\n");
}
