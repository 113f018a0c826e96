/** Something to make: a page, an asset, a piece of the search index. */
export interface Wanted {
  /** Its file in the output; for a piece of the search index, which has many files, a name of its own. */
  name: string;
  /** Stands for everything that its bytes depend on. */
  readonly fingerprint: string;
}

/** What is looked at as a whole: where the key is that of the last build, so is everything in it. */
export interface WantedGroup<T extends Wanted> {
  name: string;
  /** Null where each of the things is looked at by itself. */
  key: string | null;
  /** Asked of a group that has changed alone. */
  wanted(): T[];
}

/** A file of the output that was made. */
export interface MadeFile {
  name: string;
  digest: string;
  /** False where the same bytes stand in the output already. */
  isNew: boolean;
}

export interface Made extends Wanted {
  files: MadeFile[];
}
