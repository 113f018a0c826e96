/**
 * What `read` returns; null where there is no such file or folder.
 * @throws {Error} whatever else went wrong.
 */
export function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
