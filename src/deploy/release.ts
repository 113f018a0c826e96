import type { Instant } from "../lib/clock.ts";

/** What the scheduled function is given: in production the network and the clock, in a test stand-ins. */
export interface ReleaseSettings {
  /** The next instant at which the deployed site would differ, as ISO 8601 with an offset; null where none is known. */
  nextChange: string | null;
  now: Instant;
  /** Address that starts a build when it is posted to. A secret. */
  buildHook: string | undefined;
  /** Address of a chat's incoming webhook, for reports. */
  alertWebhook: string | undefined;
  /** Milliseconds after which an answer is no longer waited for. */
  patience?: number;
  wait?: (milliseconds: number) => Promise<void>;
}

export type ReleaseResult = "nothing is due" | "a build is on its way" | "called";

const MINUTE = 60_000;
/** Minutes after the instant at which the hook is called. A build takes a few minutes; one that failed is tried again. */
const TURNS = [0, 5, 10, 20, 30];
const THEN_EVERY = 30;
/** From then on a release counts as one that did not happen. */
const LATE_AFTER = 10;
/** Milliseconds before each further attempt. All attempts and the report end within Netlify's limit of 30 seconds. */
const PAUSES = [1000, 2000];
const PATIENCE = 3500;

/**
 * Starts the build that publishes what the clock has made public. Runs every minute on the deploy that is live; once
 * the new deploy is live its own function waits for the next instant. So whoever runs after the instant knows that the
 * release has not happened yet, without keeping any state.
 * @throws {Error} where the hook cannot be called, or the release is late: the platform shows it as a failed run.
 */
export async function release(settings: ReleaseSettings): Promise<ReleaseResult> {
  const { nextChange, now, buildHook } = settings;
  if (nextChange === null || now < Date.parse(nextChange)) return "nothing is due";
  const late = Math.floor((now - Date.parse(nextChange)) / MINUTE);
  if (!isTurn(late)) return "a build is on its way";
  const failure = buildHook ? await post(buildHook, {}, settings) : "BUILD_HOOK is not set";
  if (failure !== null) {
    await report(`The build for the change due at ${nextChange} could not be started: ${failure}.`, settings);
  } else if (late >= LATE_AFTER) {
    const text = `The change due at ${nextChange} is not public ${late} minutes later. The build has been started again: look at the deploys.`;
    await report(text, settings);
  }
  return "called";
}

const isTurn = (late: number): boolean => TURNS.includes(late) || (late > 0 && late % THEN_EVERY === 0);

/** @throws {Error} always: a report is a failure, wherever else it is told. */
async function report(text: string, settings: ReleaseSettings): Promise<never> {
  const failure = settings.alertWebhook ? await post(settings.alertWebhook, { text }, settings) : null;
  throw new Error(failure === null ? text : `${text} The alert could not be sent: ${failure}.`);
}

/** Posts JSON, up to three times. @returns null, or why it failed; the address is a secret and is not in it. */
async function post(address: string, body: object, settings: ReleaseSettings): Promise<string | null> {
  const { patience = PATIENCE, wait = pause } = settings;
  let failure = "";
  for (const milliseconds of [0, ...PAUSES]) {
    if (milliseconds > 0) await wait(milliseconds);
    try {
      const response = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(patience),
      });
      if (response.ok) return null;
      failure = `it answered ${response.status}`;
    } catch (error) {
      const isTimeout = (error as Error).name === "TimeoutError";
      failure = isTimeout ? "it did not answer" : `it could not be reached (${(error as Error).name})`;
    }
  }
  return failure;
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
