import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "@playwright/test";
import { ageScript, schemeScript, speculationRules } from "../../src/pages/inline-scripts.ts";
import { type SiteServer, serveSite } from "../../src/server/serve.ts";
import type { BuiltSite } from "../site.ts";
import { hostileNewsroom } from "./hostile-newsroom.ts";
import { test as base } from "./test.ts";

const OWN_SCRIPTS = [schemeScript.html, ageScript.html, speculationRules.html];

/** A page under watch. */
export interface Watched {
  page: Page;
  address: string;
  /** Everything that a payload did or tried to do: empty where the payloads were text and nothing else. */
  findings(): Promise<string[]>;
}

/** 404 and 410 are what these pages answer; the browser reports them, rightly. */
const EXPECTED = /status of (404|410)/;

const POLICY = "Content-Security-Policy";

interface Hostile {
  site: BuiltSite;
  server: SiteServer;
}

let made: Hostile | undefined;

/** The site of the hostile newsroom, and a browser's page that notes whatever runs, asks, opens, leaves or complains. */
export const test = base.extend<{ hostile: Hostile; watched: Watched }>({
  hostile: async ({ build }, use) => {
    if (made === undefined) {
      const site = await build(hostileNewsroom());
      // The policy stops nothing here, and tells what it would have stopped: one visit shows what a payload does with it and
      // without it.
      const headers = site.text("_headers");
      if (!headers.includes(`${POLICY}:`)) throw new Error("There is no policy");
      writeFileSync(path.join(site.folder, "_headers"), headers.replaceAll(`${POLICY}:`, `${POLICY}-Report-Only:`));
      made = { site, server: await serveSite(site.folder, { port: 0 }) };
    }
    await use(made);
  },
  watched: async ({ browser, hostile }, use) => {
    const { address } = hostile.server;
    const context = await browser.newContext({ baseURL: address });
    const noted: string[] = [];
    const page = await context.newPage();
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.origin !== address && /^https?:/.test(url.protocol)) noted.push(`request to ${url}`);
    });
    context.on("page", (popup) => noted.push(`window opened: ${popup.url()}`));
    page.on("dialog", (dialog) => {
      noted.push(`dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on("console", (message) => {
      if (message.type() === "error" && !EXPECTED.test(message.text())) noted.push(message.text());
    });
    page.on("pageerror", (error) => noted.push(`script error: ${error.message}`));
    // A policy that only reports says nothing in the console.
    await context.addInitScript(() => {
      addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
        console.error(`Content Security Policy: ${effectiveDirective} ${blockedURI}`);
      });
    });
    await use({ page, address, findings: async () => [...noted, ...(await page.evaluate(markup, OWN_SCRIPTS))] });
    await context.close();
  },
});

test.afterAll(() => made?.server.close());

/** Runs in the page: the mark that payloads set, and whatever would run once a reader touches it. */
function markup(ownScripts: string[]): string[] {
  const found: string[] = [];
  if ("__pwned" in window) found.push("a payload ran");
  const own = (address: string | null) => address === null || address.startsWith("/");
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    for (const { name: attribute, value } of element.attributes) {
      if (/^on/i.test(attribute)) found.push(`<${name} ${attribute}>`);
      if (
        /^(href|src|action|formaction|data|xlink:href)$/.test(attribute) &&
        /^[\s\p{Cc}]*(javascript|vbscript|data):/iu.test(value)
      ) {
        found.push(`<${name} ${attribute}="${value}">`);
      }
      if (attribute === "srcdoc" || attribute === "style" || attribute === "autofocus")
        found.push(`<${name} ${attribute}>`);
    }
    const isData = name === "script" && element.getAttribute("type") === "application/ld+json";
    if (name === "script" && !isData && !element.getAttribute("src") && !ownScripts.includes(element.textContent ?? ""))
      found.push("<script> of its own");
    if (/^(script|img|link|iframe)$/.test(name) && !own(element.getAttribute("src")))
      found.push(`<${name}> from elsewhere`);
    if (/^(object|embed|base|iframe|style|math|foreignobject)$/.test(name)) found.push(`<${name}>`);
    if (name === "meta" && element.getAttribute("http-equiv") !== null) found.push("<meta http-equiv>");
  }
  return found;
}
