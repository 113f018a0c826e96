import { CARD } from "./story-card.ts";

/** Stands in every picture that `halyard init` draws, so that the check can tell it from a newsroom's own. */
export const PLACEHOLDER = "placeholder-drawn-by-halyard-init";

/** The sizes of a newsroom's own pictures, in pixels. */
export const SIZES = {
  icon: { width: 512, height: 512 },
  logo: { width: 600, height: 120 },
  socialCard: CARD,
} as const;

/** The same for people: `512 × 512`. */
export const PLACEHOLDER_SIZES = Object.fromEntries(
  Object.entries(SIZES).map(([kind, { width, height }]) => [kind, `${width} × ${height}`]),
);
