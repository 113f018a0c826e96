import { readClock } from "../../lib/clock.ts";
import { nothingDone, release } from "../release.ts";

/** The next instant at which the site would change: written in by the bundler. */
declare const NEXT_CHANGE: string | null;

/** Lives as long as the process, which runs each minute and so stays warm. Another deploy has another one. */
const memory = nothingDone();

/** The scheduled function. Each build on Netlify makes it again. */
export default async function handler(): Promise<Response> {
  const result = await release({
    nextChange: NEXT_CHANGE,
    now: readClock(undefined),
    memory,
    buildHook: process.env.BUILD_HOOK,
    alertWebhook: process.env.ALERT_WEBHOOK,
  });
  return new Response(`${result}\n`);
}

export const config = { schedule: "* * * * *" };
