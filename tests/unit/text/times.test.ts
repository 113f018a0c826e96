import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parseTime } from "../../../src/text/times.ts";
import { runs } from "../../property.ts";
import { allTransitions, END, offsetText, START, type Transition, wallClock, ZONES } from "../transitions.ts";

const TRANSITIONS = allTransitions();
const GAPS = TRANSITIONS.filter(({ before, after }) => after > before);
const REPEATS = TRANSITIONS.filter(({ before, after }) => after < before);
const SECOND = 1000;

/** The first, a middle and the last second of the wall clock between two offsets. */
function secondsBetween({ at }: Transition, from: number, to: number): number[] {
  return [at + from, at + Math.floor((from + to) / 2 / SECOND) * SECOND, at + to - SECOND];
}

const outcome = (text: string, zone: string) => {
  const time = parseTime(text, zone);
  return time.ok ? new Date(time.at).toISOString() : `${time.problem} ${time.remedy}`;
};

describe("at every change of the clocks from 2024 to 2030, in every zone", () => {
  test("there are changes of both kinds to look at", () => {
    expect(GAPS.length).toBeGreaterThan(500);
    expect(REPEATS.length).toBeGreaterThan(500);
    const minutes = new Set(TRANSITIONS.map(({ before, after }) => Math.abs(before - after) / 60_000));
    expect([...minutes]).toEqual(expect.arrayContaining([30, 60, 120]));
  });

  test("a local time that the clocks skip is refused", () => {
    const accepted = GAPS.flatMap((gap) =>
      secondsBetween(gap, gap.before, gap.after)
        .map((local) => ({ zone: gap.zone, text: wallClock(local) }))
        .filter(({ zone, text }) => !outcome(text, zone).includes(`does not exist in ${zone}: the clocks skip it.`)),
    );
    expect(accepted).toEqual([]);
  });

  test("the example that such a refusal gives is a time that is accepted", () => {
    const refused = GAPS.filter((gap) => {
      const time = parseTime(wallClock(gap.at + gap.before), gap.zone);
      const example = time.ok ? "" : (/like (\S+)\.$/.exec(time.remedy)?.[1] ?? "");
      return !parseTime(example, gap.zone).ok;
    });
    expect(refused).toEqual([]);
  });

  test("a local time that happens twice is refused, and both readings are offered with their offsets", () => {
    const wrong = REPEATS.flatMap((repeat) =>
      secondsBetween(repeat, repeat.after, repeat.before).flatMap((local) => {
        const text = wallClock(local);
        const iso = text.replace(" ", "T");
        const { zone, before, after } = repeat;
        const expected = `Write ${iso}${offsetText(before)} or ${iso}${offsetText(after)}.`;
        const said = outcome(text, zone);
        return said === `"${text}" happens twice in ${zone}: the clocks are put back. ${expected}` ? [] : [said];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test("the two readings on offer are accepted as the two instants", () => {
    const wrong = REPEATS.filter(({ zone, at, before, after }) => {
      const local = at + after;
      const iso = wallClock(local).replace(" ", "T");
      const instants = [before, after].map((offset) => outcome(`${iso}${offsetText(offset)}`, zone));
      return instants.join() !== [local - before, local - after].map((ms) => new Date(ms).toISOString()).join();
    });
    expect(wrong).toEqual([]);
  });

  test("the second before and the second after are read as the one instant that they are", () => {
    const wrong = TRANSITIONS.flatMap(({ zone, at, before, after }) => {
      const last = Math.min(before, after) + at - SECOND;
      const next = Math.max(before, after) + at;
      return [
        { zone, local: last, instant: last - before },
        { zone, local: next, instant: next - after },
      ].filter(({ local, instant }) => outcome(wallClock(local), zone) !== new Date(instant).toISOString());
    });
    expect(wrong).toEqual([]);
  });
});

test("any wall clock that is read shows the same time in its zone, by a formatter that is not ours", () => {
  const second = fc.integer({ min: START / SECOND, max: END / SECOND });
  fc.assert(
    fc.property(fc.constantFrom(...ZONES), second, (zone, seconds) => {
      const text = wallClock(seconds * SECOND);
      const time = parseTime(text, zone);
      if (!time.ok) return /the clocks (skip it|are put back)/.test(time.problem);
      const shown = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
      return shown.format(time.at) === text;
    }),
    runs(200),
  );
});

test("ISO 8601 with an offset names one instant, whatever the newsroom's zone", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: START / SECOND, max: END / SECOND }),
      fc.integer({ min: -14 * 60, max: 14 * 60 }),
      (zone, seconds, minutes) => {
        const local = wallClock(seconds * SECOND + minutes * 60_000);
        const offset = offsetText(minutes * 60_000);
        const expected = new Date(seconds * SECOND).toISOString();
        expect(outcome(`${local}${offset}`, zone)).toBe(expected);
        expect(outcome(`${local.replace(" ", "T")}${offset}`, zone)).toBe(expected);
      },
    ),
  );
  expect(outcome("2024-05-25T18:28Z", "Asia/Tokyo")).toBe("2024-05-25T18:28:00.000Z");
});

describe("what is no time is refused with the reason", () => {
  test.each([
    ["2024-28-25 18:28", '"2024-28-25 18:28" is not a date: there is no month 28.'],
    ["2024-00-25 18:28", '"2024-00-25 18:28" is not a date: there is no month 00.'],
    ["2024-28-25T18:28:00-04:00", "there is no month 28."],
    ["2024-02-30 18:28", '"2024-02-30 18:28" is not a date: '],
    ["2023-02-29 18:28", '"2023-02-29 18:28" is not a date: '],
    ["2024-05-25 25:00", '"2024-05-25 25:00" is not a time: there is no hour 25.'],
    ["2024-05-25T18:60:00Z", '"2024-05-25T18:60:00Z" is not a time: there is no minute 60.'],
    ["2024-05-25T18:28+25:00", '"2024-05-25T18:28+25:00" is not a time: no clock is 25:00 hours'],
    ["2024-05-25T18:28-05:60", '"2024-05-25T18:28-05:60" is not a time: no clock is 05:60 hours'],
    ["2024-05-25", '"2024-05-25" has no time of day.'],
    ["25.05.2024 18:28", '"25.05.2024 18:28" is not a time.'],
    ["May 25, 2024 6:28 PM", '"May 25, 2024 6:28 PM" is not a time.'],
    ["2024-05-25 18:28 EDT", '"2024-05-25 18:28 EDT" is not a time: "EDT" does not say'],
    ["", '"" is not a time.'],
  ])("%s", (text, reason) => {
    const said = outcome(text, "America/New_York");
    expect(said).toContain(reason);
    expect(said).toContain("Write it as 2024-05-25 18:28 (newsroom time), or as 2024-05-25T18:28:00-04:00.");
  });

  test("a leap day exists in a leap year", () => {
    expect(outcome("2024-02-29 18:28", "UTC")).toBe("2024-02-29T18:28:00.000Z");
  });
});

test("a fraction of a second is cut off, so that no time is later than it says and none changes its day", () => {
  expect(outcome("2024-05-25T18:28:59.999-04:00", "UTC")).toBe("2024-05-25T22:28:59.000Z");
  expect(outcome("2024-12-31 23:59:59,9999", "America/New_York")).toBe("2025-01-01T04:59:59.000Z");
  expect(outcome("1969-12-31T23:59:59.5Z", "UTC")).toBe("1969-12-31T23:59:59.000Z");
});

test("an hour without its zero, and midnight as the end of the day, are times on the newsroom's clock", () => {
  expect(outcome("2026-11-20 6:30", "America/New_York")).toBe("2026-11-20T11:30:00.000Z");
  expect(outcome("2026-11-20 24:00", "America/New_York")).toBe("2026-11-21T05:00:00.000Z");
  // The clocks skip the midnight that this is.
  expect(outcome("2024-04-25 24:00", "Africa/Cairo")).toContain("does not exist in Africa/Cairo");
});

test("a leap second is told with the seconds that may stand for it", () => {
  expect(outcome("2016-12-31T23:59:60Z", "UTC")).toBe(
    '"2016-12-31T23:59:60Z" is not a time: computers have no leap second. ' +
      "Write the second before it, 59, or the next full minute.",
  );
});

describe("reading depends on the text and the zone alone", () => {
  const SAMPLES = ["2024-01-15 12:00", "2024-07-15 12:00", "2024-03-10 02:30", "2024-11-03 01:30", "2024-05-25T18:28Z"];
  const readAll = () =>
    ["America/New_York", "Australia/Lord_Howe"].flatMap((zone) => SAMPLES.map((s) => outcome(s, zone)));

  test("not on the day on which it is asked", () => {
    onTestFinished(() => void vi.useRealTimers());
    const [january, july] = ["2024-01-10T00:00:00Z", "2024-07-10T00:00:00Z"].map((now) => {
      vi.useFakeTimers({ toFake: ["Date"] });
      vi.setSystemTime(now);
      return { asked: new Date().toISOString().slice(0, 10), answers: readAll() };
    });
    expect([january?.asked, july?.asked]).toEqual(["2024-01-10", "2024-07-10"]);
    expect(january?.answers).toEqual(july?.answers);
  });

  test("not on the zone of the machine", () => {
    const before = process.env.TZ;
    onTestFinished(() => {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    });
    const [kiritimati, newfoundland] = ["Pacific/Kiritimati", "America/St_Johns"].map((machine) => {
      process.env.TZ = machine;
      return { offset: new Date(START).getTimezoneOffset(), answers: readAll() };
    });
    expect([kiritimati?.offset, newfoundland?.offset]).toEqual([-840, 210]);
    expect(kiritimati?.answers).toEqual(newfoundland?.answers);
  });
});
