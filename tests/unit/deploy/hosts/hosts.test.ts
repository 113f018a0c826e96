import path from "node:path";
import { describe, expect, test } from "vitest";
import { caddyFiles } from "../../../../src/deploy/hosts/caddy.ts";
import { cloudflareFiles } from "../../../../src/deploy/hosts/cloudflare.ts";
import type { Deployment, HostFile } from "../../../../src/deploy/hosts/host.ts";
import { nginxFiles } from "../../../../src/deploy/hosts/nginx.ts";
import { readDeployRules } from "../../../../src/deploy/netlify-rules.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const HEADERS = "/*\n  Content-Security-Policy: default-src 'none'\n  Cache-Control: public\n";

async function deployment(files: Record<string, string>): Promise<Deployment> {
  const site = temporaryFolder({ "netlify.toml": "", _headers: HEADERS, ...files });
  return { rules: await readDeployRules(site, path.join(site, "netlify.toml")), site, domain: "ledger.example" };
}

const WRITERS: [string, (deployment: Deployment) => HostFile[] | Promise<HostFile[]>][] = [
  ["nginx", nginxFiles],
  ["Caddy", caddyFiles],
  ["Cloudflare", (deployment) => cloudflareFiles(deployment, process.cwd())],
];

describe.each(WRITERS)("%s", (_, write) => {
  test("is told the name of the site, its policy and its redirects", async () => {
    const files = await write(await deployment({ _redirects: "/old/ /new/ 301!\n/x p=1 /y/ 301!\n" }));
    const all = files.map(({ text }) => text).join("\n");
    for (const said of ["default-src 'none'", "/old", "/new/", "/y/"]) expect(all).toContain(said);
  });

  test.each(["/a/ /b/ 200", "/a/ /b/ 404", "/a/ /b/ 301 Language=de"])("is not told %s in silence", async (line) => {
    await expect(async () => write(await deployment({ _redirects: `${line}\n` }))).rejects.toThrow(
      "only Netlify knows",
    );
  });
});

test("a value that nginx or Caddy would read as one of its own variables is refused", async () => {
  const odd = await deployment({ _headers: `${HEADERS}  X-Odd: $a {b}\n` });
  expect(() => nginxFiles(odd)).toThrow("dollar sign: $a {b}");
  expect(() => caddyFiles(odd)).toThrow("brace: $a {b}");
});

test("more than Cloudflare Pages takes is refused with the number that it takes", async () => {
  const long = await deployment({ _headers: `${HEADERS}  X-Long: ${"x".repeat(2000)}\n` });
  await expect(cloudflareFiles(long, process.cwd())).rejects.toThrow("Pages takes 2000 letters");
  const block = (index: number) => `/kept-${index}/:file\n  Cache-Control: immutable\n`;
  const many = await deployment({
    _headers: HEADERS + Array.from({ length: 100 }, (_, index) => block(index)).join(""),
  });
  await expect(cloudflareFiles(many, process.cwd())).rejects.toThrow(
    "Pages takes 100 rules of headers, and these are 101",
  );
});
