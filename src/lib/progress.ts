/** Tells a person at a terminal how far a long build is. Silent where nobody watches. */
export interface Progress {
  phase(name: string, total?: number): void;
  step(): void;
  done(): void;
}

export const silent: Progress = { phase() {}, step() {}, done() {} };

const EVERY = 250;

/** One line that rewrites itself. Writes to a terminal alone: a log keeps only the summary. */
export function progressLine(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return silent;
  let current = "";
  let total = 0;
  let count = 0;
  const show = () => {
    stream.write(`\r\x1b[K${current}${total > 0 ? ` ${count} of ${total} pages` : ""}…`);
  };
  return {
    phase(name, pages = 0) {
      current = name;
      total = pages;
      count = 0;
      show();
    },
    step() {
      count += 1;
      if (count % EVERY === 0) show();
    },
    done() {
      stream.write("\r\x1b[K");
    },
  };
}
