/** What `npm run dev` tells the process that shows the preview. */
export type ToShow =
  /** Comes with the socket of a browser. */
  | { kind: "connection" }
  /** The files of `src/words` have changed. */
  | { kind: "words" }
  /** Code has changed that cannot be loaded. */
  | { kind: "codeError" }
  /** Another process has taken over. */
  | { kind: "leave" };

/** What that process answers, once: it shows the site, or what is wrong with it. */
export interface FromShow {
  kind: "ready";
  /** Whether it loads changed words by itself. */
  followsWords: boolean;
}
