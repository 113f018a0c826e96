// @ts-check
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A plugin for Netlify's build: tells the hubs of the feeds that have changed, once they are live, so that readers get a
 * story within seconds and need not ask every hour (https://www.w3.org/TR/websub/). The build leaves the digests of its
 * feeds in CACHE_DIR; what each hub was told last is kept in Netlify's cache. See decision 20.
 *
 * Nothing here may fail a deploy: whatever goes wrong is one line in the log, and the next deploy makes up for it.
 *
 * @typedef {{ [feed: string]: string }} Digests By the feed's address.
 * @typedef {{ [hub: string]: Digests }} Told What each hub has been told of.
 * @typedef {object} Cache
 * @property {(file: string) => Promise<boolean>} restore
 * @property {(file: string) => Promise<boolean>} save
 */

/** What src/publish/build.ts writes. */
const FEEDS = "feeds.json";
const RECORD = path.join(".netlify", "websub", "told.json");

const TIMEOUT_MS = 10_000;
/** Requests to one hub at one time. */
const AT_ONCE = 4;
/** For one hub after one deploy: a hub that has been told of nothing yet would hear of thousands of feeds. */
const MOST_MS = 60_000;

/** Once the deploy is live. @param {{ utils: { cache: Cache } }} netlify */
export async function onSuccess({ utils }) {
  try {
    for (const line of await announce(utils.cache, process.env)) console.log(`WebSub: ${line}`);
  } catch (error) {
    console.log(`WebSub: given up (${messageOf(error)}).`);
  }
}

/** @param {Cache} cache @param {NodeJS.ProcessEnv} env @returns {Promise<string[]>} what happened, in a line each */
async function announce(cache, { CACHE_DIR, CONTEXT }) {
  const file = path.join(CACHE_DIR || ".cache", FEEDS);
  // No hub is named, or it is a preview, which nobody subscribes to.
  if ((CONTEXT || "production") !== "production" || !existsSync(file)) return [];
  /** @type {{ hubs: string[], feeds: Digests }} */
  const { hubs, feeds } = JSON.parse(readFileSync(file, "utf8"));
  const told = await recall(cache);
  /** @type {(hub: string) => string[]} */
  const changedFor = (hub) => Object.keys(feeds).filter((feed) => told[hub]?.[feed] !== feeds[feed]);
  const [changed] = hubs.flatMap(changedFor);
  if (changed === undefined) return ["no feed has changed."];
  // A deploy that somebody must publish by hand is a success before anybody can see it.
  const problem = await whyNotLive(changed, feeds[changed]);
  if (problem !== null) return [`${changed} ${problem}: the hubs are told after the next deploy.`];
  /** @type {Told} */
  const next = {};
  const lines = await Promise.all(
    hubs.map(async (hub) => {
      const { taken, refused, reason } = await tell(hub, changedFor(hub));
      const known = Object.entries(told[hub] ?? {}).filter(([feed]) => feed in feeds);
      next[hub] = {
        ...Object.fromEntries(known),
        ...Object.fromEntries(taken.map((feed) => [feed, feeds[feed] ?? ""])),
      };
      const done = `${hub} was told of ${taken.length} changed feeds`;
      return refused === 0 ? `${done}.` : `${done}, and not of ${refused} (${reason}): after the next deploy.`;
    }),
  );
  mkdirSync(path.dirname(RECORD), { recursive: true });
  writeFileSync(RECORD, JSON.stringify(next));
  await cache.save(RECORD);
  return lines;
}

/** @param {Cache} cache @returns {Promise<Told>} nothing where nothing is known: then every feed counts as changed. */
async function recall(cache) {
  await cache.restore(RECORD);
  try {
    return JSON.parse(readFileSync(RECORD, "utf8"));
  } catch {
    return {};
  }
}

/** @param {string} feed @param {string | undefined} digest @returns {Promise<string | null>} */
async function whyNotLive(feed, digest) {
  try {
    const response = await fetch(feed, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: "no-store" });
    const bytes = Buffer.from(await response.arrayBuffer());
    return digestOf(bytes) === digest ? null : "is not live yet";
  } catch (error) {
    return `cannot be reached (${messageOf(error)})`;
  }
}

/** As in src/lib/digest.ts. @param {Buffer} bytes */
const digestOf = (bytes) => createHash("sha256").update(bytes).digest("base64url").slice(0, 22);

/**
 * @param {string} hub @param {readonly string[]} feeds
 * @returns {Promise<{ taken: string[], refused: number, reason: string }>}
 */
async function tell(hub, feeds) {
  // The feeds of the site and its sections come first.
  const open = [...feeds];
  const end = performance.now() + MOST_MS;
  /** @type {string[]} */
  const taken = [];
  let reason = "";
  const lane = async () => {
    // A hub that has failed once is left alone.
    for (let feed = open.shift(); feed !== undefined && reason === ""; feed = open.shift()) {
      const problem = performance.now() > end ? "a minute was not enough" : await publish(hub, feed);
      if (problem === "") taken.push(feed);
      else reason ||= problem;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { taken, refused: feeds.length - taken.length, reason };
}

/** @param {string} hub @param {string} feed @returns {Promise<string>} why the hub did not take it; empty where it did. */
async function publish(hub, feed) {
  try {
    // Hubs differ in which of the two they read.
    const body = new URLSearchParams({ "hub.mode": "publish", "hub.url": feed, "hub.topic": feed });
    // A redirect is no answer of the hub's: followed, the request would become another one, and somebody else would answer.
    const { ok, status } = await fetch(hub, {
      method: "POST",
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return ok ? "" : `it answered ${status}`;
  } catch (error) {
    return messageOf(error);
  }
}

/**
 * Why something failed, for the log. What `fetch` throws says no more than that it failed: its cause knows the reason.
 * @param {unknown} error
 * @returns {string}
 */
function messageOf(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer in ${TIMEOUT_MS / 1000} seconds`;
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return "code" in cause && typeof cause.code === "string" ? cause.code : cause.message;
}
