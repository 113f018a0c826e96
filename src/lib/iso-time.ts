/** A date and a time of day as they were written. */
export interface WrittenTime {
  /** Milliseconds since 1970 as if the clock that it was read from showed UTC. */
  local: number;
  /** Minutes by which that clock is ahead of UTC; null where the text names no offset. */
  offset: number | null;
}

/** `problem` continues the sentence `"2024-05-25" …`; `remedy` is given where there is a better one than the usual form. */
export type ReadTime = ({ ok: true } & WrittenTime) | NotRead;

interface NotRead {
  ok: false;
  problem: string;
  remedy?: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Zones go from 12 hours behind UTC to 14 hours ahead of it; to be wrong by the sign is told by the time of day. */
const FARTHEST_OFFSET = 14 * 60;

const DATE = String.raw`(?<date>\d{4}-\d{1,2}-\d{1,2}|\d{8}|\d{4}-?\d{3}|\d{4}-?W\d{2}-?\d)`;
const TIME = String.raw`(?<time>\d{1,2}:\d{2}(?::\d{2})?|\d{2}(?:\d{2}){0,2})(?:[.,](?<fraction>\d+))?`;
const OFFSET = String.raw`(?<offset>Z|[+\u2212-]\d{2}(?::?\d{2})?)`;

const DATE_ALONE = new RegExp(`^${DATE}$`, "i");
const DATE_TIME = new RegExp(String.raw`^${DATE}(?:T|\s+)${TIME}(?:\s*${OFFSET})?$`, "i");
const LETTERS_AFTER_TIME = new RegExp(String.raw`^${DATE}(?:T|\s+)${TIME}\s*(?<letters>\p{L}[\p{L}.]*)$`, "iu");

/**
 * Reads a date and a time in every form that ISO 8601 and RFC 3339 have for them: calendar dates, week dates and days of
 * the year, with hyphens and colons or without, a fraction of the last part, and the offset as `Z`, `+hh`, `+hhmm` or
 * `+hh:mm`. Beyond these, zeros at the front of month, day and hour may be missing, and spaces stand for the `T` and
 * before the offset, as git writes it: each of these has one meaning. `24:00` is the midnight at the end of the day.
 */
export function readIsoTime(given: string): ReadTime {
  const text = given.trim();
  const parts = DATE_TIME.exec(text)?.groups ?? DATE_ALONE.exec(text)?.groups;
  if (!parts) return notRead(text);
  const day = readDate(parts.date ?? "");
  if (!day.ok) return day;
  if (parts.time === undefined) return { ok: false, problem: "has no time of day." };
  const time = readTimeOfDay(parts.time, parts.fraction ?? "");
  if (!time.ok) return time;
  const offset = readOffset(parts.offset);
  if (!offset.ok) return offset;
  if (offset.value === null && parts.time.length < 3) return { ok: false, problem: "has no minutes." };
  return { ok: true, local: day.value + time.value, offset: offset.value };
}

type Part<T = number> = { ok: true; value: T } | NotRead;

const part = (value: number): Part => ({ ok: true, value });
const noDate = (reason: string): NotRead => ({ ok: false, problem: `is not a date: ${reason}.` });
const noTime = (reason: string, remedy?: string): NotRead => ({
  ok: false,
  problem: `is not a time: ${reason}.`,
  ...(remedy === undefined ? {} : { remedy }),
});

function notRead(text: string): ReadTime {
  const letters = LETTERS_AFTER_TIME.exec(text)?.groups?.letters;
  if (letters === undefined) return { ok: false, problem: "is not a time." };
  if (/^[ap]\.?m\.?$/i.test(letters)) return noTime("hours are counted from 0 to 23");
  return noTime(`"${letters}" does not say how far the clock is from UTC`);
}

/** The beginning of the day, in milliseconds since 1970. */
function readDate(text: string): Part {
  const [year = "", rest = ""] = [text.slice(0, 4), text.slice(4)];
  const digits = rest.replaceAll("-", "");
  if (/w/i.test(rest)) return ofWeek(year, digits.slice(1, 3), digits.slice(3));
  if (digits.length === 3 && !/-\d+-/.test(rest)) return ofYear(year, digits);
  const [month = "", day = ""] = rest.startsWith("-") ? rest.slice(1).split("-") : [rest.slice(0, 2), rest.slice(2)];
  if (Number(month) < 1 || Number(month) > 12) return noDate(`there is no month ${month}`);
  const first = utc(Number(year), Number(month) - 1);
  const days = (utc(Number(year), Number(month)) - first) / DAY;
  if (Number(day) < 1) return noDate(`there is no day ${day}`);
  if (Number(day) > days) return noDate(`${year}-${month.padStart(2, "0")} has ${days} days`);
  return part(first + (Number(day) - 1) * DAY);
}

function ofYear(year: string, day: string): Part {
  const first = utc(Number(year), 0);
  const days = (utc(Number(year) + 1, 0) - first) / DAY;
  if (Number(day) < 1 || Number(day) > days) return noDate(`${year} has ${days} days, and no day ${day}`);
  return part(first + (Number(day) - 1) * DAY);
}

/** Weeks begin on Monday; the first one holds January 4th (ISO 8601-1, 4.3.2). */
function ofWeek(year: string, week: string, weekday: string): Part {
  const weeks = (firstWeek(Number(year) + 1) - firstWeek(Number(year))) / (7 * DAY);
  if (Number(week) < 1 || Number(week) > weeks) return noDate(`${year} has ${weeks} weeks, and no week ${week}`);
  if (Number(weekday) < 1 || Number(weekday) > 7) return noDate(`a week has no day ${weekday}`);
  return part(firstWeek(Number(year)) + (Number(week) - 1) * 7 * DAY + (Number(weekday) - 1) * DAY);
}

function firstWeek(year: number): number {
  const fourth = utc(year, 0) + 3 * DAY;
  const daysSinceMonday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - daysSinceMonday * DAY;
}

/** The first of a month (from 0), also of years below 100, which `Date.UTC` takes for others. */
const utc = (year: number, month: number): number => new Date(0).setUTCFullYear(year, month, 1);

/** Milliseconds since the beginning of the day. A fraction belongs to the last part that is given. */
function readTimeOfDay(text: string, fraction: string): Part {
  const [hour = "", minute, second] = text.includes(":") ? text.split(":") : (text.match(/\d{2}/g) ?? []);
  const unit = second !== undefined ? SECOND : minute !== undefined ? MINUTE : HOUR;
  const rest = fraction === "" ? 0 : Math.floor(Number(`0.${fraction.slice(0, 12)}`) * unit + 1e-6);
  const isMidnight = Number(hour) === 24 && Number(minute ?? 0) === 0 && Number(second ?? 0) === 0 && rest === 0;
  if (Number(hour) > 24) return noTime(`there is no hour ${hour}`);
  if (Number(hour) === 24 && !isMidnight) return noTime("after 24:00 the next day has begun");
  if (Number(minute ?? 0) > 59) return noTime(`there is no minute ${minute}`);
  if (second === "60") {
    return noTime("computers have no leap second", "Write the second before it, 59, or the next full minute.");
  }
  if (Number(second ?? 0) > 59) return noTime(`there is no second ${second}`);
  return part(Number(hour) * HOUR + Number(minute ?? 0) * MINUTE + Number(second ?? 0) * SECOND + rest);
}

/** Minutes ahead of UTC. */
function readOffset(text: string | undefined): Part<number | null> {
  if (text === undefined) return { ok: true, value: null };
  if (/^z$/i.test(text)) return part(0);
  const [hours = "", minutes = "00"] = text.slice(1).match(/\d{2}/g) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (Number(minutes) > 59 || total > FARTHEST_OFFSET) return noTime(`no clock is ${hours}:${minutes} hours from UTC`);
  return part(text.startsWith("+") ? total : -total || 0);
}
