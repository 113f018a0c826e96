import { readSettings } from "../../src/command/settings.ts";
import type { Progress } from "../../src/lib/progress.ts";
import { build } from "../../src/publish/build.ts";

/** The seconds that each phase of a build took, in order. */
class PhaseTimes implements Progress {
  readonly seconds: Record<string, number> = {};
  private current: { name: string; began: number } | null = { name: "Starting", began: 0 };

  phase(name: string): void {
    this.done();
    this.current = { name, began: performance.now() };
  }

  step(): void {}

  done(): void {
    if (this.current) this.seconds[this.current.name] = Math.round((performance.now() - this.current.began) / 10) / 100;
    this.current = null;
  }
}

/** What `npm run build` does, with the environment's settings; without search unless asked for. Prints the phases. */
const phases = new PhaseTimes();
await build(readSettings(process.env), phases, { withSearch: process.argv.includes("--search") });
console.log(JSON.stringify(phases.seconds));
