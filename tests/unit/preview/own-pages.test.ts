import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { onlyOwnPages } from "../../../src/preview/own-pages.ts";
import { type Answer, plain } from "../../../src/server/answer.ts";

const HOST = "localhost:8080";

async function ask(
  headers: IncomingHttpHeaders,
  { host = HOST, answer = plain(200, "A draft") } = {},
): Promise<Answer> {
  const request = { headers } as IncomingMessage;
  return onlyOwnPages({ method: "GET", path: "/", query: "", host, request }, async () => answer);
}

test("its own pages, an address that was typed, and tools are answered", async () => {
  for (const headers of [
    {},
    { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
    { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" },
    { "sec-fetch-site": "same-origin", origin: `http://${HOST}` },
    // A link on another page that somebody follows.
    { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" },
  ]) {
    expect((await ask(headers)).status).toBe(200);
  }
});

test("what another page asks for is refused, whatever it is for", async () => {
  const foreign = fc.record({
    "sec-fetch-site": fc.constantFrom("cross-site", "same-site"),
    "sec-fetch-mode": fc.constantFrom("cors", "no-cors", "navigate", "websocket"),
    "sec-fetch-dest": fc.constantFrom(
      "empty",
      "image",
      "script",
      "style",
      "iframe",
      "object",
      "embed",
      "audio",
      "frame",
    ),
  });
  await fc.assert(
    fc.asyncProperty(foreign, async (headers) => {
      const { status, body } = await ask(headers);
      expect(status).toBe(403);
      expect(body).not.toContain("draft");
    }),
  );
});

test.each(["https://attacker.example", "http://localhost:3000", "null", "http://127.0.0.1:8080"])(
  "a browser that says only where it comes from is refused, too: %s",
  async (origin) => {
    expect((await ask({ origin })).status).toBe(403);
  },
);

test("only names of this machine are answered", async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6(), fc.string()), async (host) => {
      fc.pre(!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host));
      expect((await ask({}, { host })).status).toBe(421);
    }),
  );
  for (const host of ["LOCALHOST", "127.0.0.1:1", "[::1]:65535"]) expect((await ask({}, { host })).status).toBe(200);
});

test("no answer is open to others or kept, in whatever case the rules write it", async () => {
  const opened = plain(200, "A draft", {
    "Access-Control-Allow-Origin": "*",
    "access-control-allow-credentials": "true",
    "ACCESS-CONTROL-EXPOSE-HEADERS": "*",
    "Timing-Allow-Origin": "*",
    "cross-origin-resource-policy": "cross-origin",
    "cache-control": "public, max-age=31536000, immutable",
  });
  for (const { headers } of [
    await ask({}, { answer: opened }),
    await ask({}, { answer: opened, host: "attacker.example" }),
    await ask({ origin: "null" }, { answer: opened }),
  ]) {
    const named = new Headers(headers);
    expect([...named.keys()].filter((name) => /^(access-control|timing)/.test(name))).toEqual([]);
    expect(named.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(named.get("cache-control")).toBe("no-store");
  }
});
