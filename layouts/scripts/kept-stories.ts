/** The caches that hold a story each are named after it. */
export const KEPT = "story ";

export const nameOf = (path: string): string => KEPT + path;

export const pathOf = (cache: string): string => cache.slice(KEPT.length);
