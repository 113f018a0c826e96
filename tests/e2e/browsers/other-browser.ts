/** What the tests need of a browser that Playwright cannot steer. */
export interface OtherBrowser {
  /** Its name and version, as it says them. */
  readonly name: string;
  /** Opens an address and waits until its page has loaded. */
  open(address: string): Promise<void>;
  /**
   * Runs a function in the page, with JSON in and out.
   * @throws what it throws.
   */
  run<T, A extends unknown[]>(script: (...given: A) => T | Promise<T>, ...given: A): Promise<T>;
  /** Clicks the first element that the selector finds, as a pointer does. */
  click(selector: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** CSS pixels of the page. */
  resize(width: number, height: number): Promise<void>;
  /**
   * Opens pages of one origin, one after the other, and looks at each.
   * @returns the errors and warnings of the console.
   */
  complaintsOf(origin: string, paths: readonly string[], look?: (path: string) => Promise<void>): Promise<string[]>;
  close(): Promise<void>;
}

export type Key = "ArrowDown" | "Enter" | "Escape" | "Tab" | "Backspace";

/** How long a browser may take for a step, in milliseconds: as long as a busy machine needs. */
export const PATIENCE = 300_000;
