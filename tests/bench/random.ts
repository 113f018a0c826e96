/** A sequence of numbers that is the same on every machine and in every run (mulberry32, public domain). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed | 0;
  }

  /** From 0 up to, but never, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return at(list, Math.floor(this.next() * list.length));
  }
}

/** Picks from a list by rank: the item of rank r has the weight 1 / (r + offset), as in Zipf's and Mandelbrot's law. */
export class RankedPicker<T> {
  private readonly items: readonly T[];
  private readonly sums: number[];

  /** @param offset flattens the head: 1 is Zipf's own law. */
  constructor(items: readonly T[], offset: number) {
    this.items = items;
    let sum = 0;
    this.sums = items.map((_, rank) => {
      sum += 1 / (rank + offset);
      return sum;
    });
  }

  pick(random: Random): T {
    const wanted = random.next() * at(this.sums, this.sums.length - 1);
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at(this.sums, middle) > wanted) high = middle;
      else low = middle + 1;
    }
    return at(this.items, low);
  }

  /** Different items, in the order of the draw. */
  several(count: number, random: Random): T[] {
    const chosen = new Set<T>();
    while (chosen.size < Math.min(count, this.items.length)) chosen.add(this.pick(random));
    return [...chosen];
  }
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`there is no item ${index} among ${list.length}`);
  return item;
}
