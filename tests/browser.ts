import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";
import { debianPackage, installed } from "./debian.ts";

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];

/** Keeps Chromium from talking to anybody but the site under test. */
const QUIET = [
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
