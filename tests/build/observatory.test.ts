import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readDeployRules } from "../../src/deploy/netlify-rules.ts";
import { type Answer, observe } from "../observatory.ts";
import { article, type BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere } from "./build-here.ts";

const HOST = "ledger.example";
const CORAL = "comments: { provider: coral, default: open, origin: https://talk.ledger.example }";

/** Each file as the CDN answers with it. The CDN itself leads from HTTP to HTTPS, on the same host. */
async function answersOf(site: BuiltSite): Promise<Map<string, Answer>> {
  const rules = await readDeployRules(site.folder);
  const served = site.files().filter((file) => !/^[_.]/.test(file));
  return new Map(
    served.map((file) => {
      const address = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
      const answer: Answer = {
        route: [`http://${HOST}${address}`, `https://${HOST}${address}`],
        headers: rules.headersFor(address),
        html: file.endsWith(".html") ? site.text(file) : null,
      };
      return [address, answer];
    }),
  );
}

function newsroomWith(comments: "letters" | "giscus" | "coral"): TestNewsroom {
  const newsroom = new TestNewsroom(comments === "giscus" ? "faehrbote" : "ledger");
  if (comments === "coral") {
    const settings = readFileSync(path.join(newsroom.newsroom, "site.yaml"), "utf8");
    newsroom.write("newsroom/site.yaml", settings.replace(/^comments:.*$/m, CORAL));
  }
  const place = comments === "giscus" ? { section: "stadt", byline: "[jule-ostermann]" } : {};
  const image = '{ file: a.png, alt: "", credit: Photo }';
  return newsroom
    .write("articles/2026/11/a.png", readFileSync(path.join(newsroom.newsroom, "icon.png")))
    .write(
      "articles/2026/11/a.md",
      article({ tags: "[harbor]", image, ...place }, "One.\n\nhttps://www.youtube.com/watch?v=aqz-KBnP5Bw"),
    );
}

describe.each(["letters", "giscus", "coral"] as const)("with comments by %s", (comments) => {
  let answers: Map<string, Answer>;
  beforeAll(async () => {
    answers = await answersOf(await buildHere(newsroomWith(comments)));
  });

  test("every address has the grade A+ and no penalty", () => {
    const problems = [...answers]
      .map(([address, answer]) => ({ address, ...observe(answer) }))
      .filter(({ grade, penalties }) => grade !== "A+" || penalties.length > 0);
    expect(answers.size).toBeGreaterThan(30);
    expect(problems).toEqual([]);
  });

  test("a page earns every bonus that headers can earn", () => {
    const { score, modifiers } = observe(answers.get("/2026/11/20/a/") ?? fail());
    expect(modifiers).toMatchObject({
      "content-security-policy": 10,
      "referrer-policy": 5,
      "x-frame-options": 5,
      "cross-origin-resource-policy": 10,
    });
    expect(score).toBeGreaterThanOrEqual(130);
  });

  test("no address may be framed or scripted by whoever opened it, in old browsers either", () => {
    for (const { headers } of answers.values()) {
      expect(headers["X-Frame-Options"]).toBe("DENY");
      expect(headers["Cross-Origin-Opener-Policy"]).toMatch(/^same-origin/);
    }
  });

  test("no page weakens its headers by itself", () => {
    for (const { html } of answers.values()) expect(html ?? "").not.toMatch(/http-equiv/i);
  });

  test("feed readers of other sites may show our pictures and our icon, and no other file is theirs to include", () => {
    const isPicture = (address: string) => address.startsWith("/images/") || address === "/favicon.ico";
    const open = [...answers].filter(([, { headers }]) => headers["Cross-Origin-Resource-Policy"] !== "same-origin");
    expect(open.length).toBeGreaterThan(3);
    for (const [address, { headers }] of open) {
      expect(isPicture(address), address).toBe(true);
      expect(headers["Cross-Origin-Resource-Policy"]).toBe("cross-origin");
    }
    expect(open.length).toBe([...answers.keys()].filter(isPicture).length);
  });

  test("scripts of other sites may read the feeds and their list, and nothing else", () => {
    const open = [...answers].filter(([, { headers }]) => headers["Access-Control-Allow-Origin"] !== undefined);
    const feeds = [...answers.keys()].filter((address) => /\/(feed\.(xml|atom|json)|feeds\.opml)$/.test(address));
    expect(open.map(([address]) => address)).toEqual(feeds);
    for (const [, { headers }] of open) {
      expect(headers["Access-Control-Allow-Origin"]).toBe("*");
      expect(headers["Access-Control-Allow-Credentials"]).toBeUndefined();
    }
  });
});

function fail(): never {
  throw new Error("the story has no page");
}
