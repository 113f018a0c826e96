import { findDoubtfulCode } from "./code.ts";
import { findWordsBesideQuotes } from "./containers.ts";
import { findUnusedDefinitions } from "./definitions.ts";
import { findLoneMarks, findSwallowedAsterisks } from "./emphasis.ts";
import { findUnreadEntities } from "./entities.ts";
import { findDoubtfulHeadings, findUnreadHeadings } from "./headings.ts";
import { findHtml } from "./html.ts";
import { findSwallowedLines } from "./lazy.ts";
import { findLinesThatRunOn } from "./lines.ts";
import { findBareAddresses, findEmptyLinks, findUnreadLinks } from "./links.ts";
import { findCuttingQuotes, findDoubtfulLists } from "./lists.ts";
import { findLostNotes, findNumbersForNotes } from "./notes.ts";
import type { Rule } from "./reading.ts";
import { findSecondStory } from "./second-story.ts";
import { findShortcodes } from "./shortcodes.ts";
import { findLostCells } from "./tables.ts";

/** Every construct whose reading drops or changes what is typed, or leaves marks on the page. */
export const RULES: Rule[] = [
  findUnusedDefinitions,
  findLostNotes,
  findLostCells,
  findWordsBesideQuotes,
  findDoubtfulCode,
  findDoubtfulLists,
  findCuttingQuotes,
  findSwallowedLines,
  findDoubtfulHeadings,
  findUnreadHeadings,
  findSecondStory,
  findHtml,
  findShortcodes,
  findEmptyLinks,
  findUnreadLinks,
  findBareAddresses,
  findLoneMarks,
  findSwallowedAsterisks,
  findLinesThatRunOn,
  findNumbersForNotes,
  findUnreadEntities,
];
