import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { isInNewsSitemap, leavesNewsSitemapAt } from "../../../src/edition/news-sitemap-time.ts";
import { type Instant, instant } from "../../../src/lib/clock.ts";
import { sitemapPages } from "../../../src/sitemaps/sitemap.ts";
import { runs } from "../../property.ts";
import { anArticle, at } from "../article-factory.ts";
import { aContext } from "../context-factory.ts";
import { aNewsroom, SITE } from "../newsroom-factory.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ordinary ones, and those whose clocks skip midnight, an hour of the night, half an hour, or once a whole day. */
const ZONES = [
  "America/New_York",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Beirut",
  "Australia/Lord_Howe",
  "Antarctica/Troll",
  "Pacific/Apia",
  "America/St_Johns",
  "UTC",
];
const zones = fc.constantFrom(...ZONES);
const instants = fc
  .integer({ min: Date.UTC(2011, 0, 1) / MINUTE, max: Date.UTC(2031, 0, 1) / MINUTE })
  .map((minutes) => instant(minutes * MINUTE));

describe("a story leaves the news sitemap", () => {
  test("at four in the morning, before it is 47 hours old, and not before it is 21", () => {
    fc.assert(
      fc.property(instants, zones, (published, zone) => {
        const age = leavesNewsSitemapAt(published, zone) - published;
        expect(age).toBeLessThanOrEqual(47 * HOUR);
        // The day that Apia skipped makes the wait shorter.
        if (zone !== "Pacific/Apia") {
          expect(age).toBeGreaterThan(21 * HOUR);
          expect(DateTime.fromMillis(published + age, { zone }).toFormat("HH:mm")).toBe("04:00");
        }
      }),
      runs(200),
    );
  });

  test("together with all that was published on one day", () => {
    const zone = "America/New_York";
    const of = (time: string) => new Date(leavesNewsSitemapAt(at(time), zone)).toISOString();
    expect(of("2024-05-20T05:00:00-04:00")).toBe("2024-05-22T08:00:00.000Z");
    expect(of("2024-05-20T18:00:00-04:00")).toBe("2024-05-22T08:00:00.000Z");
    expect(of("2024-05-21T04:59:59-04:00")).toBe("2024-05-22T08:00:00.000Z");
    expect(of("2024-05-21T05:00:00-04:00")).toBe("2024-05-23T08:00:00.000Z");
  });

  test("at the day before where the clocks skip the time", () => {
    expect(leavesNewsSitemapAt(at("2011-12-28T03:00:00-10:00"), "Pacific/Apia")).toBe(at("2011-12-29T04:00:00-10:00"));
  });

  test("at one instant: it is listed until then, and never again", () => {
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 0, max: 60 * HOUR }), (published, zone, later) => {
        const leaves = leavesNewsSitemapAt(published, zone);
        const now = instant(published + later);
        expect(isInNewsSitemap(published, now, zone)).toBe(now < leaves);
      }),
    );
  });
});

/** What the news sitemap of a build lists, by when it was published. */
function listedAt(now: Instant, published: readonly Instant[], zone: string) {
  const articles = published.map((publishedAt, n) => anArticle(`s${n}`, { publishedAt }));
  const newsroom = aNewsroom({ site: { ...SITE, zone } });
  const context = aContext(articles, { now: new Date(now).toISOString(), newsroom });
  const pages = sitemapPages([], context).filter(({ path }) => path.startsWith("/news-sitemap"));
  const entries = pages.flatMap(({ model }) => (model.kind === "news" ? model.entries : []));
  return { ages: entries.map(({ publishedAt }) => Date.parse(publishedAt)), nextChange: context.edition.nextChange };
}

test("with builds at the instants that are foreseen and no others, no news sitemap ever holds a story of two days, and none of a week's builds but one a day is for its sake", () => {
  const week = fc.array(fc.integer({ min: 0, max: 7 * 24 * 60 }), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(instants, zones, week, (start, zone, minutes) => {
      const published = minutes.map((after) => instant(start + after * MINUTE));
      const forItsSake: Instant[] = [];
      let now: Instant | null = start;
      while (now !== null) {
        const { ages, nextChange } = listedAt(now, published, zone);
        const until = nextChange ?? instant(now + 400 * DAY);
        // What this build has listed stands until the next one is live: an hour late, at the worst.
        for (const at of ages) expect(until + HOUR - at).toBeLessThanOrEqual(48 * HOUR);
        if (now !== start && !published.includes(now)) forItsSake.push(now);
        now = nextChange;
      }
      const days = forItsSake.map((at) => DateTime.fromMillis(at, { zone }).toISODate());
      expect(new Set(days).size).toBe(days.length);
    }),
    runs(40),
  );
});
