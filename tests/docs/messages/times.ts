import { body, type Chapter, entry, only, story } from "./chapter.ts";

const published = (value: string) => story({ published: value });
const live = (text: string, keys = {}) => story({ live: "true", ...keys }, text);

export const times: Chapter = {
  title: "Times",
  entries: [
    entry("Add the hour and the minutes: `2026-11-20 09:00`.", published("2026-11-20"), published("2026-11-20 09")),
    entry("The year comes first, and hours count from 0 to 23.", published("20 November 2026, 9 am")),
    entry(
      "Half past six in the evening is `18:30`. Names of zones mean different clocks in different countries: write the offset, or leave it out.",
      published("2026-11-20 6:30 pm"),
      published("2026-11-20 18:30 EST"),
    ),
    entry("Write year, month, day, in this order.", published("2026-13-20 09:00")),
    entry("November has 30 days.", published("2026-11-31 09:00")),
    entry(
      "The last hour is 23, or `24:00` for midnight at the end of the day. Clocks are at most 14 hours from UTC.",
      published("2026-11-20 25:00"),
      published("2016-12-31T23:59:60Z"),
      published("2026-11-20T09:00+15:00"),
    ),
    entry(
      "There is no such day, minute or second. Weeks and days of the year are understood, too, as ISO 8601 writes them.",
      ...["2026-11-00 09:00", "2026-11-20 09:75", "2026-11-20 09:30:75", "2026-11-20 24:30"].map(published),
      ...["2026-W60-1 09:00", "2026-W10-9 09:00", "2026-400 09:00"].map(published),
    ),
    entry("In that night the clocks went from 2:00 to 3:00.", published("2026-03-08 02:30")),
    entry(
      "In that night the hour from 1:00 to 2:00 came twice. Choose one of the two that the message offers.",
      published("2026-11-01 01:30"),
    ),
    entry(
      "Nothing can happen to a story before it is published. `expires`, `retracted.at` and the time of a correction get the same message.",
      story({ updated: "2026-11-20 08:59" }),
    ),
  ],
};

export const liveStories: Chapter = {
  title: "Live stories",
  intro: "How to write one: [a live story](../editors/writing.md#a-live-story).",
  entries: [
    entry(
      "Each update needs its time: `::: update 2026-11-20 14:05 Ferry refloated`.",
      live("Summary.\n\n::: update\nText.\n:::"),
    ),
    entry(
      "An update's address is made of its time, so two updates of one minute need seconds.",
      live("Summary.\n\n::: update 2026-11-20 14:05\nOne.\n:::\n\n::: update 2026-11-20 14:05\nTwo.\n:::"),
    ),
    entry(
      "Every paragraph after the first update belongs in an update.",
      live(
        "Summary.\n\n::: update 2026-11-20 14:05\nOne.\n:::\n\nLost words.\n\n::: update 2026-11-20 14:06\nTwo.\n:::",
      ),
    ),
    entry(
      "An update stands by itself. Take it out of the list, the quotation or the other update.",
      only(/inside/, live("Summary.\n\n> ::: update 2026-11-20 14:05\n> One.\n> :::")),
    ),
    entry(
      "The story has updates but does not say that it is live.",
      body("Summary.\n\n::: update 2026-11-20 14:05\nOne.\n:::"),
    ),
    entry("Lists and feeds need a sentence about the story.", live("::: update 2026-11-20 14:05\nOne.\n:::")),
    entry("Close the update with a line `:::`.", live("Summary.\n\n::: update 2026-11-20 14:05\nOne.")),
    entry(
      "A heading of an update is the text after its time. Headings and notes belong in the summary.",
      live("Summary.\n\n::: update 2026-11-20 14:05\n## Later\n\nOne.\n:::"),
      live("Summary.\n\n::: update 2026-11-20 14:05\nOne.[^1]\n:::\n\n[^1]: Two."),
    ),
  ],
};
