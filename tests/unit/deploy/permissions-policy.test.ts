import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { readDeployRules } from "../../../src/deploy/netlify-rules.ts";

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

let policy: Map<string, string>;

beforeAll(async () => {
  // The rules that are the same for every newsroom: no finished site is needed.
  const { headersFor } = await readDeployRules("tests/fixtures", "netlify.toml");
  const parts = (headersFor("/")["Permissions-Policy"] ?? "").split(", ");
  policy = new Map(parts.map((part) => part.split("=") as [string, string]));
  expect(policy.size).toBe(parts.length);
});

test("a powerful feature is nobody's, neither the page's nor a frame's", () => {
  expect(POWERFUL.filter((feature) => policy.get(feature) !== "()")).toEqual([]);
});

test("the policy forbids and never grants, in a form that browsers read", () => {
  for (const [feature, allowlist] of policy) {
    expect(feature).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(allowlist).toBe("()");
  }
});

test("what readers are offered still works", () => {
  expect(NEEDED.filter((feature) => policy.has(feature))).toEqual([]);
});

test("a player may have what the page gives it", () => {
  const script = readFileSync("layouts/scripts/site.ts", "utf8");
  const given = /frame\.allow = "([^"]+)"/.exec(script)?.[1]?.split("; ") ?? [];
  expect(given).toContain("fullscreen");
  expect(given.filter((feature) => policy.has(feature))).toEqual([]);
});
