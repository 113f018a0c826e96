/** About as many stories as a large newsroom publishes in ten days. */
export const BLOCK = 500;

/** Stories that are looked at together. */
export interface Block<S> {
  /** How many stories are older. */
  start: number;
  /** The oldest first. */
  stories: S[];
}

/**
 * Stories in blocks, counted from the oldest, so that a new story changes the last block alone.
 * @param stories newest first.
 */
export function blocksOf<S>(stories: readonly S[], size = BLOCK): Block<S>[] {
  const oldestFirst = stories.toReversed();
  return Array.from({ length: Math.ceil(stories.length / size) }, (_, index) => {
    const start = index * size;
    return { start, stories: oldestFirst.slice(start, start + size) };
  });
}
