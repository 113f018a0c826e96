import nextChange from "../../../.cache/next-change.json" with { type: "json" };
import { readClock } from "../../lib/clock.ts";
import { release } from "../release.ts";

/**
 * The scheduled function: netlify.toml says when it runs. The build before it has written the instant, and the bundler
 * puts it into the function, so it is in no public file.
 */
export default async function handler(): Promise<Response> {
  const result = await release({
    nextChange: nextChange.at,
    now: readClock(undefined),
    buildHook: process.env.BUILD_HOOK,
    alertWebhook: process.env.ALERT_WEBHOOK,
  });
  return new Response(`${result}\n`);
}
