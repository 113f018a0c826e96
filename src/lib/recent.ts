/**
 * A map that forgets what has not been asked for lately: it holds between one and two times `limit` entries. What is
 * forgotten must be something that can be made again.
 */
export class RecentMap<K, V> {
  private readonly limit: number;
  private young = new Map<K, V>();
  private old = new Map<K, V>();

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The value of the key, made where it is not known. */
  get(key: K, make: () => V): V {
    const young = this.young.get(key);
    if (young !== undefined) return young;
    const value = this.old.get(key) ?? make();
    if (this.young.size >= this.limit) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(key, value);
    return value;
  }
}
