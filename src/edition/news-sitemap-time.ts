import { DAY, HOUR, type Instant, instant, MINUTE } from "../lib/clock.ts";
import { instantsOf, offsetMinutes } from "../lib/zone.ts";

/**
 * Google News: a news sitemap lists stories of the last two days. An hour of them is kept back, so that the build that takes
 * a story out has that long to succeed.
 */
const LONGEST = 47 * HOUR;

/** The time on the newsroom's clock at which stories leave: at night, and clear of the hours that clocks skip or repeat. */
const LEAVING_TIME = 4 * HOUR;

/**
 * When a story leaves the news sitemap: at the last 4 a.m. in the newsroom's zone by which it is at most 47 hours old. So all
 * stories of a day leave together, and cost one build.
 */
export function leavesNewsSitemapAt(publishedAt: Instant, zone: string): Instant {
  const latest = instant(publishedAt + LONGEST);
  const local = latest + offsetMinutes(latest, zone) * MINUTE;
  const today = Math.floor((local - LEAVING_TIME) / DAY) * DAY + LEAVING_TIME;
  // A zone may have skipped a time, and once a whole day.
  const [found = latest] = [today, today - DAY].flatMap((time) => instantsOf(time, zone));
  return found;
}

/** Whether a published story is in the news sitemap. */
export const isInNewsSitemap = (publishedAt: Instant, now: Instant, zone: string): boolean =>
  now - publishedAt < LONGEST && now < leavesNewsSitemapAt(publishedAt, zone);
