import { createServer } from "node:net";
import path from "node:path";
import { watch } from "chokidar";
import { giveUp } from "../command/run.ts";
import { readSettings } from "../command/settings.ts";
import { PROJECT } from "../lib/project.ts";
import { inBursts } from "../preview/bursts.ts";
import { Stage } from "../preview/stage.ts";
import { isWordsFile } from "../preview/words-files.ts";
import { listen } from "../server/listen.ts";
import { portOf } from "../server/port.ts";
import { defineCommand } from "./command.ts";

const CODE = path.join(PROJECT, "src");
const ELEVENTY = path.join(PROJECT, ".eleventy.ts");

/** The demo's settings lie beside code. */
const isCode = (file: string) => /\.[cm]?[jt]s$/.test(file);

/**
 * Listens, and hands every connection on to the process that shows the preview. No module can be loaded twice into one
 * process: a change of the generator's own code starts another one, and browsers notice no more than a reload.
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  readSettings(env, { preview: true });
  const stage = new Stage((code) => process.exit(code));
  const open = () => createServer({ pauseOnConnect: true }, (socket) => stage.connect(socket));
  const { port } = await listen(open, portOf(env), null);
  const changed = inBursts<string>((files) => (files.every(isWordsFile) ? stage.changeWords() : stage.start()), giveUp);
  watch([CODE, ELEVENTY], { ignoreInitial: true }).on("all", (_, name) => {
    const file = path.resolve(name);
    if (isCode(file)) changed(file);
  });
  await stage.start();
  console.log(`Preview with drafts and embargoed stories at http://localhost:${port} — stop with Ctrl+C.`);
}

export const devCommand = defineCommand({
  name: "dev",
  does: "Shows the site with drafts, embargoed and expired stories, each marked, and reloads the browser on every save. Errors appear in the browser, file and line first, until they are fixed. Writes nothing to `_site`.",
  async run(_, env) {
    await main(env);
    return 0;
  },
});
