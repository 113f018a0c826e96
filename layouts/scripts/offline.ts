// The page that stands in for all others while there is no network: it lists the stories that are on this device.
import { KEPT, pathOf } from "./kept-stories.ts";

const list = document.querySelector("[data-kept-stories]");
const names = (await caches.keys()).filter((name) => name.startsWith(KEPT)).reverse();
for (const name of names) {
  const path = pathOf(name);
  const page = await caches.match(path, { cacheName: name });
  if (!page) continue;
  const headline = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("h1");
  const link = Object.assign(document.createElement("a"), { href: path, textContent: headline?.textContent ?? path });
  // A headline in another language says so.
  if (headline?.lang) Object.assign(link, { lang: headline.lang, dir: headline.dir });
  const item = document.createElement("li");
  item.append(link);
  list?.append(item);
}
