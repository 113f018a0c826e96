import { describe, expect, test } from "vitest";
import { build, buildOn, newsroomOf, SETTINGS } from "./dates/newsrooms.ts";

/** Machines on both sides of the date line, at odd offsets, and with other calendars, digits and letters. */
const MACHINES: Record<string, string>[] = [
  { TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8" },
  { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" },
  { TZ: "Asia/Kathmandu", LC_ALL: "ar_EG.UTF-8", LANG: "ar_EG.UTF-8", LANGUAGE: "ar" },
  { TZ: "Pacific/Pago_Pago", LC_ALL: "th_TH.UTF-8" },
];

const NEWSROOMS = SETTINGS.slice(1, 3);

test("dates are the same bytes in whatever zone and language the machine is", async () => {
  const expected: Map<string, string>[] = [];
  for (const setting of NEWSROOMS) expected.push((await build(newsroomOf(setting))).contents());
  expect(expected).toHaveLength(2);
  for (const machine of MACHINES) {
    const sites = await buildOn(machine, NEWSROOMS.map(newsroomOf));
    expect(
      sites.map((site) => site.contents()),
      JSON.stringify(machine),
    ).toEqual(expected);
  }
});

describe.each(NEWSROOMS)("the dates of $newsroom in $zone", (setting) => {
  test("are the same bytes in winter and in summer: no date of a story is read off the build's clock", async () => {
    const newsroom = newsroomOf(setting);
    const winter = (await build(newsroom, { BUILD_TIME: "2027-01-10T12:00:00Z" })).contents();
    const summer = (await build(newsroom, { BUILD_TIME: "2027-07-10T12:00:00Z" })).contents();
    expect(winter.size).toBeGreaterThan(60);
    expect(summer).toEqual(winter);
  });
});
