import { describe, expect, test } from "vitest";
import { build, buildOn, newsroomOf, SETTINGS } from "./dates/newsrooms.ts";

/** Machines on both sides of the date line, at odd offsets, and with other calendars, digits and letters. */
const MACHINES: Record<string, string>[] = [
  { TZ: "Pacific/Kiritimati", LANG: "de_DE.UTF-8" },
  { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" },
  { TZ: "Asia/Kathmandu", LC_ALL: "ar_EG.UTF-8", LANG: "ar_EG.UTF-8", LANGUAGE: "ar" },
  { TZ: "Pacific/Pago_Pago", LC_ALL: "th_TH.UTF-8" },
];

describe.each(SETTINGS.slice(1, 3))("the dates of $newsroom in $zone", (setting) => {
  test("are the same bytes in whatever zone and language the machine is", async () => {
    const expected = (await build(newsroomOf(setting))).contents();
    for (const machine of MACHINES) {
      expect((await buildOn(machine, newsroomOf(setting))).contents(), JSON.stringify(machine)).toEqual(expected);
    }
  });

  test("are the same bytes in winter and in summer: no date of a story is read off the build's clock", async () => {
    const newsroom = newsroomOf(setting);
    const winter = (await build(newsroom, { BUILD_TIME: "2027-01-10T12:00:00Z" })).contents();
    const summer = (await build(newsroom, { BUILD_TIME: "2027-07-10T12:00:00Z" })).contents();
    expect(winter.size).toBeGreaterThan(60);
    expect(summer).toEqual(winter);
  });
});
