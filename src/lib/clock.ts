import { readIsoTime } from "./iso-time.ts";

/** In milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since 1970-01-01T00:00Z: a point in time, without a zone. */
export type Instant = number & { readonly __instant: unique symbol };

/** @throws {RangeError} where the number is no time. */
export function instant(milliseconds: number): Instant {
  if (!Number.isFinite(milliseconds)) throw new RangeError(`${milliseconds} is not an instant`);
  return milliseconds as Instant;
}

/**
 * The build's clock: `BUILD_TIME`, else the moment of the call. The only place that reads the time.
 * @throws {RangeError} where `BUILD_TIME` is not ISO 8601 with an offset.
 */
export function readClock(buildTime: string | undefined): Instant {
  // biome-ignore lint/plugin: this is the one clock that the rule protects
  if (buildTime === undefined || buildTime === "") return instant(Date.now());
  const time = readIsoTime(buildTime);
  if (!time.ok || time.offset === null || !/^\S+$/.test(buildTime)) {
    throw new RangeError(`BUILD_TIME "${buildTime}" is not ISO 8601 with an offset, like 2026-03-01T09:00:00Z.`);
  }
  return instant(time.local - time.offset * 60_000);
}
