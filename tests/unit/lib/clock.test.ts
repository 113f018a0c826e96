import { describe, expect, onTestFinished, test, vi } from "vitest";
import { instant, readClock } from "../../../src/lib/clock.ts";

describe("the build's clock", () => {
  test.each([
    ["2026-03-01T09:00:00Z", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00Z", Date.UTC(2026, 2, 1, 9)],
    ["2026-03-01T09:00:00+0000", Date.UTC(2026, 2, 1, 9)],
    ["20260301T090000,250Z", Date.UTC(2026, 2, 1, 9, 0, 0, 250)],
    ["2026-03-01T09:00:00.5-05:00", Date.UTC(2026, 2, 1, 14, 0, 0, 500)],
  ])("is %s where the environment says so", (text, milliseconds) => {
    expect(readClock(text)).toBe(milliseconds);
  });

  test.each([
    "2026-03-01T09:00:00",
    "2026-03-01",
    "2026-03-01 09:00Z",
    "tomorrow",
    "1772355600",
    "2026-13-01T09:00Z",
    "2026-03-01T25:00Z",
  ])("does not guess what %s means", (text) => {
    expect(() => readClock(text)).toThrow(
      `BUILD_TIME "${text}" is not ISO 8601 with an offset, like 2026-03-01T09:00:00Z.`,
    );
  });

  test.each([undefined, ""])("is the machine's where the environment says %o", (text) => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 2, 1) });
    onTestFinished(() => void vi.useRealTimers());
    expect(readClock(text)).toBe(Date.UTC(2026, 2, 1));
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY])("%d is no instant", (milliseconds) => {
  expect(() => instant(milliseconds)).toThrow(RangeError);
});

test("a day that does not exist is no time, and not the day after", () => {
  expect(() => readClock("2024-02-30T00:00:00Z")).toThrow(RangeError);
});
