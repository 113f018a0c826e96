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
  if (request.mode === "navigate") event.respondWith(navigate(request, pathname));
  // Their names hold a digest of their bytes.
  else if (/^\/(assets|images)\//.test(pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

async function navigate(request: Request, path: string): Promise<Response> {
  try {
    const response = await fetch(request);
    // What was taken back, moved or changed is not kept as it was.
    if (!response.ok || response.redirected) await caches.delete(nameOf(path));
    else if (await caches.has(nameOf(path))) await (await caches.open(nameOf(path))).put(path, response.clone());
    return response;
  } catch {
    return (await caches.match(path)) ?? (await caches.match(OFFLINE)) ?? Response.error();
  }
}

async function keepStory({ pathname }: URL, files: readonly string[]): Promise<void> {
  const name = nameOf(pathname);
  const response = await fetch(pathname);
  await caches.delete(name);
  if (!response.ok || response.redirected || NO_ARCHIVE.test(await response.clone().text())) return;
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
