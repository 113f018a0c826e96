import { DateTime } from "luxon";
import type { Instant } from "../lib/clock.ts";

const utc = (at: Instant) => DateTime.fromMillis(at, { zone: "utc", locale: "en-US" });

/** RFC 822 with a four-digit year, as RSS 2.0 asks: `Sat, 25 May 2024 22:28:00 +0000`. */
export const rfc822 = (at: Instant): string => utc(at).toFormat("ccc, dd LLL yyyy HH:mm:ss ZZZ");

/** RFC 3339 in UTC: `2024-05-25T22:28:00Z`. */
export const rfc3339 = (at: Instant): string => utc(at).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
