import type { Instant } from "../lib/clock.ts";
import type { Issue } from "../lib/issue.ts";
import { suggestion } from "../lib/validate.ts";
import { parseTime } from "../text/times.ts";
import type { FrontPageCuration, Section } from "./schemas.ts";

/** One front of `front-page.yaml`: what the editors chose for a time. */
export interface Front {
  curation: FrontPageCuration;
  /** When it begins; null where it holds until the next one begins. */
  from: Instant | null;
  /** When the next one begins; null for the last. */
  until: Instant | null;
  /** Where one of its keys stands. */
  at(key: readonly PropertyKey[]): Pick<Issue, "file" | "line" | "field">;
}

/** The file as it was read: one front, or a list of them. */
interface FrontsFile {
  value: FrontPageCuration | FrontPageCuration[];
  at(key: readonly PropertyKey[]): Pick<Issue, "file" | "line" | "field">;
}

/**
 * The fronts of the file in the order of their times, and what is wrong with their times and rails.
 * @param sections null where these could not be read.
 */
export function readFronts(
  { value, at }: FrontsFile,
  sections: readonly Pick<Section, "slug">[] | null,
  zone: string,
): { fronts: Front[]; issues: Issue[] } {
  const given = Array.isArray(value)
    ? value.map((curation, index) => ({ curation, key: [index] as PropertyKey[] }))
    : [{ curation: value, key: [] }];
  const issues: Issue[] = [];
  const fronts = given.map(({ curation, key }): Front => {
    const placeOf = (inner: readonly PropertyKey[]) => at([...key, ...inner]);
    if (sections !== null) issues.push(...unknownRails(curation, sections, placeOf));
    const from = curation.from ? parseTime(curation.from, zone) : null;
    if (from?.ok === false) issues.push({ ...placeOf(["from"]), problem: from.problem, remedy: from.remedy });
    return { curation, from: from?.ok ? from.at : null, until: null, at: placeOf };
  });
  fronts.forEach((front, index) => {
    const before = fronts[index - 1];
    if (!before) return;
    before.until = front.from;
    const issue = outOfOrder(before, front);
    if (issue) issues.push({ ...front.at(["from"]), ...issue });
  });
  return { fronts, issues };
}

/** The front that holds at an instant; null before the first one begins. */
export const frontAt = (now: Instant, fronts: readonly Front[]): Front | null =>
  fronts.findLast(({ from }) => from === null || from <= now) ?? null;

function outOfOrder(before: Front, front: Front): Pick<Issue, "problem" | "remedy"> | null {
  if (!front.curation.from) {
    const remedy = "Write when this front takes the place of the one before it: `from: 2024-05-25 18:28`.";
    return { problem: "is missing: only the first front of the list may be without.", remedy };
  }
  // A time that cannot be read has an issue of its own.
  if (front.from === null || before.from === null || front.from > before.from) return null;
  if (front.from === before.from) {
    return { problem: "is the time at which the front before it begins.", remedy: "Keep one of the two fronts." };
  }
  const remedy = "Put the fronts in the order of their `from`, the earliest first.";
  return { problem: "is earlier than that of the front before it.", remedy };
}

function unknownRails(
  { rails }: FrontPageCuration,
  sections: readonly Pick<Section, "slug">[],
  at: Front["at"],
): Issue[] {
  const known = sections.map(({ slug }) => slug);
  const unknown = Object.keys(rails ?? {}).filter((slug) => !known.includes(slug));
  return unknown.map((rail) => {
    const remedy = suggestion(rail, known) || `Known: ${known.join(", ")}.`;
    return { ...at(["rails", rail]), problem: "is not a section.", remedy };
  });
}
