import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";
import { debianPackage, installed } from "./debian.ts";
import { findFirefox } from "./e2e/browsers/firefox.ts";
import { findWebKit } from "./e2e/browsers/webkit.ts";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Keeps Chromium from talking to anybody but the site under test. */
const QUIET = [
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Playwright's own browser, else one of the system's; null where there is neither. */
export function findBrowser(): string | null {
  return [process.env.CHROMIUM, chromium.executablePath(), ...SYSTEM].find((path) => path && existsSync(path)) ?? null;
}

export function launchOptions(): LaunchOptions {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("There is no browser: run `npm run browser`.");
  // Chromium refuses to start its sandbox for root.
  const isRoot = process.getuid?.() === 0;
  return { executablePath, args: isRoot ? [...QUIET, "--no-sandbox"] : QUIET };
}

/**
 * Finds a browser or installs one: Playwright's, which is the usual way, else Debian's package where the download is
 * not possible and the user may install packages.
 */
export const ensureBrowser = (): string =>
  installed("browser", findBrowser, [["npx", ["playwright", "install", "chromium"]], ...debianPackage("chromium")]);

/**
 * Finds or installs Firefox and WebKitGTK.
 * @returns one sentence for each that is not there: what it would have shown is not tested then.
 */
export function ensureOtherBrowsers(): string[] {
  const wanted: [string, () => unknown, string[]][] = [
    ["Firefox", findFirefox, ["firefox-esr"]],
    ["WebKitGTK", findWebKit, ["webkit2gtk-driver", "xvfb"]],
  ];
  return wanted.flatMap(([name, find, packages]) => {
    try {
      installed(name, find, packages.flatMap(debianPackage));
      return [];
    } catch (error) {
      return [`Not tested: ${name}. ${(error as Error).message}`];
    }
  });
}
