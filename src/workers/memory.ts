import { setFlagsFromString } from "node:v8";

/** Articles to parse, or pages to render, beyond which memory is dearer than time. */
const MANY = 30_000;

/**
 * V8 lets garbage pile up to the size of what is in use, and more, before it looks through all of it. With the facts of a
 * hundred thousand articles in use that is gigabytes while all of them are parsed and rendered: there it looks sooner, for
 * some eight per cent of the time. A build that makes few of them never needs as much.
 */
export function spareMemory(things: number): void {
  if (things > MANY) setFlagsFromString("--heap-growing-percent=40");
}
