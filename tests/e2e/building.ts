import { readSettings } from "../../src/command/settings.ts";
import { silent } from "../../src/lib/progress.ts";
import { build } from "../../src/publish/build.ts";
import type { BuildAnswer } from "./builder.ts";

/** The process of the builds, see builder.ts. It ends with the one that started it. */

const answer = (text: BuildAnswer) => process.send?.(text);

process.on("message", (env: NodeJS.ProcessEnv) => {
  // The other cores have tests of their own to do.
  build(readSettings(env), silent, { processes: 1 }).then(
    () => answer(null),
    (error: unknown) => answer(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
});
process.on("disconnect", () => process.exit());
