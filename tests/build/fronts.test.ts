import { beforeAll, describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

const TODAY = "- lead: /2026/11/20/today/\n";
const TOMORROW = `- from: 2026-12-01 08:00
  lead: /2026/12/01/tomorrow/
  rails:
    city: [/2026/11/20/older/]
`;
const NEXT_WEEK = `- from: 2026-12-08 08:00
  lead: /2026/11/20/older/
`;

/** A newsroom with three stories of today and one that is embargoed until the second front begins. */
const newsroomWith = (frontPage: string) =>
  new TestNewsroom("ledger")
    .write("articles/2026/11/today.md", article({ headline: "Today", published: "2026-11-20 07:00" }))
    .write("articles/2026/11/older.md", article({ headline: "Older", published: "2026-11-20 06:00" }))
    .write("articles/2026/11/latest.md", article({ headline: "Latest", published: "2026-11-21 07:00" }))
    .write("articles/2026/12/tomorrow.md", article({ headline: "Tomorrow", published: "2026-12-01 08:00" }))
    .write("newsroom/front-page.yaml", frontPage);

const leadOf = (site: BuiltSite) =>
  /class="card card-lead[^>]*>.*?<h2[^>]*>.*?>([^<]+)</s.exec(site.text("index.html"))?.[1];

describe("fronts that are prepared", () => {
  let newsroom: TestNewsroom;

  beforeAll(() => {
    newsroom = newsroomWith(TODAY + TOMORROW + NEXT_WEEK);
  });

  test("leave the front of today as it is until their own time, byte for byte", async () => {
    const site = await buildHere(newsroom);
    expect(leadOf(site)).toBe("Today");
    const alone = await buildHere(newsroomWith(TODAY));
    expect(site.contents()).toEqual(alone.contents());
  });

  test("take each other's place at the instant of each, and the build says when the next one does", async () => {
    const at = async (time: string) => {
      const { stdout } = await runHere(build, newsroom, [], { BUILD_TIME: time });
      const next = /Next scheduled change: (\S+)\./.exec(stdout)?.[1];
      return { next, lead: leadOf(await buildHere(newsroom, { BUILD_TIME: time })) };
    };
    expect(await at("2026-12-01T12:59:59Z")).toEqual({ lead: "Today", next: "2026-12-01T08:00:00-05:00" });
    // The story of the second leaves the news sitemap meanwhile.
    expect(await at("2026-12-01T13:00:00Z")).toEqual({ lead: "Tomorrow", next: "2026-12-03T04:00:00-05:00" });
    expect(await at("2026-12-08T12:59:59Z")).toEqual({ lead: "Tomorrow", next: "2026-12-08T08:00:00-05:00" });
    expect(await at("2026-12-08T13:00:00Z")).toEqual({ lead: "Older", next: "none" });
  });
});

test("each front is checked for its own time, at its own line; one that is over is not", async () => {
  const early = newsroomWith(`- lead: /2026/12/01/tomorrow/\n${TOMORROW}`);
  const { exitCode, stderr } = await runHere(check, early);
  expect(exitCode).toBe(1);
  expect(stderr).toContain("front-page.yaml:1  0.lead:");
  expect(stderr).toContain("is not the address of a story that is public now.");
  expect(stderr).toContain("1 issue in 1 file.");

  const slip = newsroomWith(`${TODAY}${TOMORROW}  secondary:\n    - /2026/11/20/oldest/\n`);
  const later = await runHere(check, slip);
  expect(later.stderr).toContain("front-page.yaml:7  1.secondary.0:");
  expect(later.stderr).toContain("is not the address of a story that is public by then.");

  const over = newsroomWith(`- lead: /2020/01/01/gone/\n${TOMORROW}`);
  expect((await runHere(check, over)).exitCode).toBe(1);
  expect(await runHere(check, over, [], { BUILD_TIME: "2026-12-01T13:00:00Z" })).toMatchObject({ exitCode: 0 });
});

test("a front with a time and none before it: the latest stories until then", async () => {
  const site = await buildHere(newsroomWith(TOMORROW.replaceAll(/^(- | {2})/gm, "")));
  expect(leadOf(site)).toBe("Latest");
  expect(leadOf(await buildHere(newsroomWith(TOMORROW)))).toBe("Latest");
});
