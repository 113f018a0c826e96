import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { type Key, type OtherBrowser, PATIENCE } from "./other-browser.ts";

const PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** The system's Firefox; null where there is none. */
export const findFirefox = (): string | null =>
  [process.env.FIREFOX, ...PLACES].find((place) => place && existsSync(place)) ?? null;

/** Starts the system's Firefox, steered over WebDriver BiDi. */
export async function startFirefox(executablePath: string): Promise<OtherBrowser> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    headless: true,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
    extraPrefsFirefox: {
      // It talks to nobody but the site under test.
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "browser.safebrowsing.downloads.remote.enabled": false,
      "datareporting.policy.dataSubmissionEnabled": false,
    },
  });
  // Unlike the page that is there from the start, a new one has the focus, as a reader's has.
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  const heard: string[] = [];
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) heard.push(message.text());
  });
  page.on("pageerror", (error) => heard.push(error instanceof Error ? error.message : String(error)));
  return {
    name: await browser.version(),
    async open(address) {
      await page.goto(address, { waitUntil: "load" });
    },
    run: (script, ...given) => page.evaluate(script as (...all: unknown[]) => never, ...given),
    async click(selector) {
      await page.locator(selector).click();
    },
    async type(text) {
      await page.keyboard.type(text);
    },
    async press(key: Key) {
      await page.keyboard.press(key);
    },
    async resize(width, height) {
      await page.setViewport({ width, height });
    },
    async complaintsOf(origin, paths, look) {
      heard.length = 0;
      for (const path of paths) {
        await page.goto(origin + path, { waitUntil: "load" });
        await look?.(path);
      }
      // What it has to say may come later than the page.
      await page.waitForNetworkIdle();
      return heard.splice(0);
    },
    async close() {
      await browser.close();
    },
  };
}
