import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { headersPage } from "../../../src/deploy/headers.ts";
import { readDeployRules } from "../../../src/deploy/netlify-rules.ts";
import { SITE } from "../newsroom-factory.ts";
import { temporaryFolder } from "../temporary-folder.ts";

/** Sensors, devices and data that a page could ask a reader for. */
const POWERFUL = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "idle-detection",
  "local-fonts",
  "local-network-access",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "screen-wake-lock",
  "serial",
  "usb",
  "window-management",
  "xr-spatial-tracking",
];

/** What the share box, the players and the discussions use. */
const NEEDED = [
  "autoplay",
  "clipboard-write",
  "encrypted-media",
  "fullscreen",
  "picture-in-picture",
  "storage-access",
  "web-share",
];

async function policyOf(): Promise<Map<string, string>> {
  const { text } = headersPage({ site: SITE, sections: [] }, { origin: SITE.url, isProduction: true }).model;
  const { headersFor } = await readDeployRules(temporaryFolder({ _headers: text }));
  const parts = (headersFor("/")["Permissions-Policy"] ?? "").split(", ");
  const policy = new Map(parts.map((part) => part.split("=") as [string, string]));
  expect(policy.size).toBe(parts.length);
  return policy;
}

test("a powerful feature is nobody's, neither the page's nor a frame's", async () => {
  const policy = await policyOf();
  expect(POWERFUL.filter((feature) => policy.get(feature) !== "()")).toEqual([]);
});

test("the policy forbids and never grants, in a form that browsers read", async () => {
  const policy = await policyOf();
  for (const [feature, allowlist] of policy) {
    expect(feature).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(allowlist).toBe("()");
  }
});

test("what readers are offered still works", async () => {
  const policy = await policyOf();
  expect(NEEDED.filter((feature) => policy.has(feature))).toEqual([]);
});

test("a player may have what the page gives it", async () => {
  const policy = await policyOf();
  const script = readFileSync("layouts/scripts/site.ts", "utf8");
  const given = /frame\.allow = "([^"]+)"/.exec(script)?.[1]?.split("; ") ?? [];
  expect(given).toContain("fullscreen");
  expect(given.filter((feature) => policy.has(feature))).toEqual([]);
});
