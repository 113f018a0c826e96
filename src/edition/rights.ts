import type { NewsroomFacts } from "../newsroom/newsroom.ts";

/** What may be done with a story: the newsroom's own ones know no bounds, an agency's contract may draw some. */
export interface Rights {
  fullTextInFeeds: boolean;
  archive: boolean;
}

const OWN: Rights = { fullTextInFeeds: true, archive: true };

export const rightsOf = (
  { source }: { source: string | null },
  { agencies }: Pick<NewsroomFacts, "agencies">,
): Rights => (source === null ? undefined : agencies.get(source)) ?? OWN;
