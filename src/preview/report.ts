import { count, printAdvice } from "../lib/print.ts";
import type { Refreshed } from "./preview.ts";

/** Says in the terminal what a reading of the newsroom has found. */
export function reportRefresh({ parsed, advice }: Refreshed, milliseconds: number): void {
  console.log(`Read in ${(milliseconds / 1000).toFixed(2)} s, ${count(parsed, "article")} parsed.`);
  printAdvice(advice);
}
