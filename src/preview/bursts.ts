/** An editor's save is several events: one reading for all of them. */
const QUIET_MS = 40;

/**
 * Calls `work` once for changes that come together, and again for those that come while it is at it.
 * @param fail is given what `work` throws.
 */
export function inBursts<T>(
  work: (changes: T[]) => Promise<void>,
  fail: (error: unknown) => void,
): (change: T) => void {
  const waiting: T[] = [];
  let timer: NodeJS.Timeout | undefined;
  let atWork = false;
  const start = async () => {
    if (atWork) return;
    atWork = true;
    try {
      while (waiting.length > 0) await work(waiting.splice(0));
    } finally {
      atWork = false;
    }
  };
  return (change) => {
    waiting.push(change);
    clearTimeout(timer);
    timer = setTimeout(() => void start().catch(fail), QUIET_MS);
  };
}
