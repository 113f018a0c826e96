// The service worker of a site that keeps the last stories that were read on the reader's device. While the network
// answers, the network is what a reader sees. Each story has a cache of its own, with the files that it was shown with.
import { KEPT, nameOf } from "./kept-stories.ts";

declare const self: ServiceWorkerGlobalScope;
/** Put in by the bundler: another one for each version of the files that the offline page needs. */
declare const OFFLINE_VERSION: string;

const OFFLINE = "/offline/";
const SHELL = `offline ${OFFLINE_VERSION}`;
const MOST = 20;

/** What an agency's contract lets nobody keep says so itself. */
const NO_ARCHIVE = /<meta name="robots" content="[^"]*noarchive/;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldShells().then(() => self.clients.claim()));
});

/** A page says that it is being read, and what it is shown with. */
self.addEventListener("message", (event) => {
  if (event.source instanceof WindowClient)
    event.waitUntil(keepStory(new URL(event.source.url), event.data as string[]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    const answer = fetch(request);
    // Whatever happens to what is kept, a reader with a network sees what the network says.
    event.waitUntil(
      answer.then(
        (response) => follow(pathname, response.clone()),
        () => undefined,
      ),
    );
    event.respondWith(answer.catch(() => instead(pathname)));
  }
  // Their names hold a digest of their bytes.
  else if (/^\/(assets|images)\//.test(pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

/** While there is no network: the story as it was read, else the page that lists what is there. */
const instead = async (path: string): Promise<Response> =>
  (await caches.match(path)) ?? (await caches.match(OFFLINE)) ?? Response.error();

/** A kept story goes with its page, and changes with it. A server that fails says nothing of the story. */
async function follow(path: string, response: Response): Promise<void> {
  const name = nameOf(path);
  if (!(await caches.has(name))) return;
  const isGone = response.status === 404 || response.status === 410 || isMoved(response);
  if (isGone || (response.ok && !(await mayBeKept(response)))) await caches.delete(name);
  else if (response.ok) await (await caches.open(name)).put(path, response);
}

/** A page that is asked for by its address does not follow redirects by itself. */
const isMoved = ({ redirected, type }: Response): boolean => redirected || type === "opaqueredirect";

const mayBeKept = async (response: Response): Promise<boolean> => !NO_ARCHIVE.test(await response.clone().text());

async function keepStory({ pathname }: URL, files: readonly string[]): Promise<void> {
  const name = nameOf(pathname);
  const response = await fetch(pathname);
  await caches.delete(name);
  if (!response.ok || isMoved(response) || !(await mayBeKept(response))) return;
  const cache = await caches.open(name);
  await cache.put(pathname, response);
  await cache.addAll(files);
  // The oldest come first.
  const kept = (await caches.keys()).filter((other) => other.startsWith(KEPT));
  for (const other of kept.slice(0, -MOST)) await caches.delete(other);
}

async function keepShell(): Promise<void> {
  const cache = await caches.open(SHELL);
  const page = await fetch(OFFLINE, { cache: "no-cache" });
  const files = (await page.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
  await cache.put(OFFLINE, page);
  await cache.addAll([...new Set(files)]);
}

async function dropOldShells(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith("offline ") && name !== SHELL);
  await Promise.all(others.map((name) => caches.delete(name)));
}
