// The names of the stories' files. Each holds a digest, of its group and not of the story alone: the browser hears all
// digests before it searches, and those of ten thousand stories would be half of what it loads.

/** Stories in a group. Counted from the oldest, so that a new story changes the names of the newest group alone. */
export const IN_GROUP = 16;

/**
 * @param place of the story, newest first.
 * @param stories of the piece.
 */
export function groupOf(place: number, stories: number): { group: number; member: number } {
  const fromOldest = stories - 1 - place;
  return { group: Math.floor(fromOldest / IN_GROUP), member: fromOldest % IN_GROUP };
}

/** Below the folder of the piece. */
export const fragmentPath = (member: number, digest: string): string => `fragment/${member}-${digest}.json`;
