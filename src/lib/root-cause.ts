/** What was thrown first: Eleventy wraps what a template throws. */
export function rootCause(error: unknown): unknown {
  const wrapped = error as { originalError?: unknown } | null | undefined;
  return wrapped?.originalError === undefined ? error : rootCause(wrapped.originalError);
}
