import { type Instant, instant } from "../lib/clock.ts";
import type { Story } from "./story.ts";

/**
 * When what readers see of a story last changed, as far as the edition knows: the latest of its publication, its update
 * (the newest one of a live story) and its corrections. Every output that says when a story changed says this.
 */
export function lastChange({
  publishedAt,
  updatedAt,
  corrections,
}: Pick<Story, "publishedAt" | "updatedAt" | "corrections">): Instant {
  return instant(Math.max(publishedAt, updatedAt ?? publishedAt, ...corrections.map(({ at }) => at)));
}
