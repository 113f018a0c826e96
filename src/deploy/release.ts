import type { Instant } from "../lib/clock.ts";

/** What the scheduled function is given: in production the network and the clock, in a test stand-ins. */
export interface ReleaseSettings {
  /** The next instant at which the deployed site would differ, as ISO 8601 with an offset; null where none is known. */
  nextChange: string | null;
  now: Instant;
  /** What the runs before this one did, as far as it is known. This run adds what it does. */
  memory: ReleaseMemory;
  /** Address that starts a build when it is posted to. A secret. */
  buildHook: string | undefined;
  /** Address of a chat's incoming webhook, for reports. */
  alertWebhook: string | undefined;
  /** Milliseconds after which an answer is no longer waited for. */
  patience?: number;
  wait?: (milliseconds: number) => Promise<void>;
}

/** What one process of a deploy's function has done since its change came due. */
export interface ReleaseMemory {
  /** When the hook was first called, with or without success; null before. */
  firstTry: Instant | null;
  /** When a build was first started; null before. */
  firstBuild: Instant | null;
  /** How many of the `TURNS` have been taken. */
  turns: number;
}

export const nothingDone = (): ReleaseMemory => ({ firstTry: null, firstBuild: null, turns: 0 });

export type ReleaseResult = "nothing is due" | "a build was started before" | "a build is started";

const MINUTE = 60_000;
/**
 * Minutes after the first build was started at which one more is: a build takes a few minutes, and may have failed.
 * While none could be started, the minutes after the first call at which that is reported.
 */
const TURNS = [0, 5, 10, 20, 30];
const THEN_EVERY = 30;
/** Minutes after the first build was started, from which on the release counts as one that did not happen. */
const LATE_AFTER = 10;
/** Milliseconds before each further attempt. All attempts and the report end within Netlify's limit of 30 seconds. */
const PAUSES = [1000, 2000];
const PATIENCE = 3500;

/**
 * Starts the build that publishes what the clock has made public. Runs every minute on the deploy that is live; once
 * the new deploy is live its own function waits for the next instant. So a run after the instant knows that the release
 * has not happened yet. The first run that sees the change come due calls the hook, however late that run is: a deploy
 * that went live after the instant has nobody else to do it. What the process remembers spares builds. A process that
 * has forgotten it starts one build too many.
 * @throws {Error} where the hook cannot be called, or the release is late: the platform shows it as a failed run.
 */
export async function release(settings: ReleaseSettings): Promise<ReleaseResult> {
  const { nextChange, now, buildHook, memory } = settings;
  if (nextChange === null || now < Date.parse(nextChange)) return "nothing is due";
  memory.firstTry ??= now;
  const turns = turnsUntil(minutesSince(memory.firstBuild ?? memory.firstTry, now));
  const isTurn = turns > memory.turns;
  // A call that failed has started nothing: the next minute tries again. A chat hears of it at the turns alone.
  if (!isTurn && memory.firstBuild !== null) return "a build was started before";
  memory.turns = turns;
  const failure = buildHook ? await post(buildHook, {}, settings) : "BUILD_HOOK is not set";
  if (failure !== null) {
    const text = `The build for the change due at ${nextChange} could not be started: ${failure}.`;
    if (isTurn) await report(text, settings);
    throw new Error(text);
  }
  if (memory.firstBuild === null) {
    memory.firstBuild = now;
    memory.turns = turnsUntil(0);
    return "a build is started";
  }
  const minutes = minutesSince(memory.firstBuild, now);
  if (minutes >= LATE_AFTER) {
    const text =
      `The change due at ${nextChange} is not public. A build was first started for it ${minutes} minutes ago, ` +
      "and one more is started now: look at the deploys.";
    await report(text, settings);
  }
  return "a build is started";
}

/** The scheduler is some seconds early or late: the nearest minute counts. */
const minutesSince = (then: Instant, now: Instant): number => Math.round((now - then) / MINUTE);

/** How many turns have come after so many minutes. A run that was left out delays its turn to the next. */
function turnsUntil(minutes: number): number {
  const last = TURNS.at(-1) ?? 0;
  return TURNS.filter((turn) => turn <= minutes).length + Math.max(0, Math.floor((minutes - last) / THEN_EVERY));
}

/** @throws {Error} always: a report is a failure, wherever else it is sent. */
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
