import nextChange from "../../../.cache/next-change.json" with { type: "json" };
import { readClock } from "../../lib/clock.ts";
import { nothingDone, release } from "../release.ts";

/** Lives as long as the process, which runs each minute and so stays warm. Another deploy has another one. */
const memory = nothingDone();

/**
 * The scheduled function: netlify.toml says when it runs. The build before it has written the instant, and the bundler
 * puts it into the function, so it is in no public file.
 */
export default async function handler(): Promise<Response> {
  const result = await release({
    nextChange: nextChange.at,
    now: readClock(undefined),
    memory,
    buildHook: process.env.BUILD_HOOK,
    alertWebhook: process.env.ALERT_WEBHOOK,
  });
  return new Response(`${result}\n`);
}
