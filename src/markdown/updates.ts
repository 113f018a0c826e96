import type { Token } from "markdown-it";
import { type Instant, instant } from "../lib/clock.ts";
import { type Refused, refused } from "../lib/issue.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import { instantsOf, isoInZone } from "../lib/zone.ts";
import { lengthOf } from "../text/length.ts";
import { parseTime } from "../text/times.ts";
import { datesIn } from "../words/dates.ts";
import type { Span, Update } from "./body.ts";

/** What the first line of an update says: `::: update 2026-11-20 14:05 Ferry refloated`. */
export interface UpdateHead {
  at: Instant;
  anchor: string;
  headline: string | null;
  /** The time for machines and for people. */
  iso: string;
  time: string;
  figures: Span;
}

/** Stands for one that could not be read: with an issue there is no page. */
export const NO_UPDATE: Omit<UpdateHead, "figures"> = {
  at: instant(0),
  anchor: "",
  headline: null,
  iso: "",
  time: "",
};

type ReadHead = { ok: true; head: Omit<UpdateHead, "figures"> } | Refused;

interface Setting {
  zone: string;
  locale: string;
  typeset(text: string): string;
}

/**
 * A time in any form that `readIsoTime` knows, then a headline. Letters that belong to a time are read as its part, so
 * that they are refused there: `6:30 pm` must not become half past six in the morning and a headline "pm".
 */
const HEAD =
  /^\s*update(?:\s+(\S+(?:\s+\d{1,2}:\S*)?(?:\s+(?:[+-]\d{2}:?\d{2}|[AaPp]\.?[Mm]\.?|UTC|GMT|[ECMP][SD]T|CES?T|BST)(?=\s|$))?))?(?:\s+(.*?))?\s*$/s;

/** Reads what follows `:::`: a time as in front matter, then perhaps a headline. */
export function readUpdateHead(info: string, { zone, locale, typeset }: Setting): ReadHead {
  const [, given = "", rest = ""] = HEAD.exec(info) ?? [];
  if (given === "") {
    const remedy = "Write it after the word: `::: update 2026-11-20 14:05 Its headline`.";
    return refused("this update has no time.", remedy);
  }
  const time = parseTime(given, zone);
  if (!time.ok) return time;
  const headline = rest === "" ? null : typeset(rest);
  const head = { at: time.at, anchor: anchorOf(time.at, zone), headline, iso: isoInZone(time.at, zone) };
  return { ok: true, head: { ...head, time: datesIn(locale, zone).moment(time.at) } };
}

/**
 * `update-20261120-1405`: its minute on the newsroom's clock, never its place in the list, which moves. With seconds
 * where there are any, and in UTC (`…z`) in the hour that the clocks repeat.
 */
function anchorOf(at: Instant, zone: string): string {
  const local = isoInZone(at, zone).slice(0, 19);
  const isRepeated = instantsOf(Date.parse(`${local}Z`), zone).length > 1;
  const [date = "", time = ""] = (isRepeated ? new Date(at).toISOString().slice(0, 19) : local).split("T");
  const digits = time.replaceAll(":", "").replace(/00$/, "");
  return `update-${date.replaceAll("-", "")}-${digits}${isRepeated ? "z" : ""}`;
}

/** The beginning of an update, as HTML. Its time is the link to it. */
export function updateTop({ anchor, headline, iso, time }: UpdateHead): string {
  const words = headline === null ? "" : ` <span>${escapeHtml(headline)}</span>`;
  const link = `<a href="#${anchor}"><time datetime="${iso}">${escapeHtml(time)}</time></a>`;
  return `<article class="update" id="${anchor}">\n<h2>${link}${words}</h2>\n`;
}

interface Means {
  html(tokens: Token[]): string;
  text(tokens: Token[]): string;
  /** @param line of the body, from 0. */
  report(line: number, problem: string, remedy: string): void;
}

/** A body in its parts, in the order in which they are read: the summary, the updates from the newest, the notes. */
export function arrange(
  tokens: Token[],
  { html, text, report }: Means,
): { html: string; text: string; updates: Update[] } {
  const first = tokens.findIndex(({ type, level }) => type === "container_update_open" && level === 0);
  if (first === -1) return { html: html(tokens), text: text(tokens), updates: [] };
  const notesAt = tokens.findIndex(({ type }) => type === "footnote_block_open");
  const end = notesAt === -1 ? tokens.length : notesAt;
  const parts = divide(tokens.slice(first, end));
  for (const { head, tokens } of parts) {
    if (head !== null) continue;
    const remedy = "Put it above the first update, or into one.";
    report(tokens[0]?.map?.[0] ?? 0, "this stands between the updates.", remedy);
  }
  const updates = parts
    .flatMap(({ head, tokens }) => (head === null ? [] : [{ head, tokens }]))
    .sort((a, b) => b.head.at - a.head.at);
  const body = { html: html(tokens.slice(0, first)), text: text(tokens.slice(0, first)), updates: [] as Update[] };
  for (const { head, tokens } of updates) {
    const words = [head.headline ?? "", text(tokens)].filter((part) => part !== "").join("\n");
    const { at, anchor, headline, figures } = head;
    const htmlStart = body.html.length;
    const textStart = body.text.length;
    body.html += html(tokens);
    body.text += `\n${words}`;
    body.updates.push({
      at,
      anchor,
      headline,
      ...lengthOf(words),
      html: [htmlStart, body.html.length],
      text: [textStart, body.text.length],
      figures,
    });
  }
  const notes = tokens.slice(end);
  return {
    ...body,
    html: body.html + html(notes),
    text: [body.text, text(notes)].filter((part) => part !== "").join("\n"),
  };
}

interface Part {
  /** Null for what is no update. */
  head: UpdateHead | null;
  tokens: Token[];
}

function divide(tokens: readonly Token[]): Part[] {
  const parts: Part[] = [];
  let open = false;
  for (const token of tokens) {
    const opens = token.type === "container_update_open" && token.level === 0;
    if (opens) parts.push({ head: token.meta?.update as UpdateHead, tokens: [] });
    else if (!open && parts.at(-1)?.head !== null) parts.push({ head: null, tokens: [] });
    parts.at(-1)?.tokens.push(token);
    open = opens || (open && !(token.type === "container_update_close" && token.level === 0));
  }
  return parts;
}
