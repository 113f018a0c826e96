import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readSettings } from "../command/settings.ts";
import { caddyFiles } from "../deploy/hosts/caddy.ts";
import { CLOUDFLARE_MARK, cloudflareFiles } from "../deploy/hosts/cloudflare.ts";
import { type Deployment, type HostFile, RuleNotPortable } from "../deploy/hosts/host.ts";
import { nginxFiles } from "../deploy/hosts/nginx.ts";
import { readDeployRules } from "../deploy/netlify-rules.ts";
import { refuseUnfinished } from "../incremental/output.ts";
import { PROJECT } from "../lib/project.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import { defineCommand } from "./command.ts";

const USE = "Use: halyard rules nginx|caddy|cloudflare [--out FOLDER]";

interface Host {
  write(deployment: Deployment): HostFile[] | Promise<HostFile[]>;
  /** Where readers find something else than at Netlify. */
  differs: string[];
}

const HOSTS: Record<string, Host> = {
  nginx: {
    write: nginxFiles,
    differs: [
      "Old addresses lead on in small and capital letters alike.",
      "Forms have to be handled by a program of yours.",
    ],
  },
  caddy: { write: caddyFiles, differs: ["Forms have to be handled by a program of yours."] },
  cloudflare: {
    write: (deployment) => cloudflareFiles(deployment, PROJECT),
    differs: [
      "A folder without its last slash, and a page asked for with .html, lead on with 308.",
      "Each page is a call of the worker: 100,000 a day are free.",
      "Forms have to be handled by a function of yours.",
    ],
  },
};

/** A site whose rules are Cloudflare's has none of its own any more. */
function refuseRewritten(site: string): void {
  if (!readFileSync(path.join(site, "_headers"), "utf8").startsWith(CLOUDFLARE_MARK)) return;
  throw new UsageError(`The rules in ${site} are Cloudflare's already. Run npm run build first.`);
}

export const rulesCommand = defineCommand({
  name: "rules",
  does: "Writes the whole configuration of another host from the rules of the finished site.",
  operand: Object.keys(HOSTS).join("|"),
  options: {
    out: {
      type: "string",
      value: "FOLDER",
      does: "Where to: else `.cache/rules`, and for Cloudflare the site itself.",
    },
  },
  async run({ out }, env, [name = "", ...more]) {
    const host = Object.hasOwn(HOSTS, name) ? HOSTS[name] : undefined;
    if (host === undefined || more.length > 0) throw new UsageError(USE);
    const { outputDir, cacheDir, newsroomDir, siteUrl } = readSettings(env);
    refuseUnfinished(outputDir);
    refuseRewritten(outputDir);
    const domain = new URL(siteUrl ?? readNewsroom(newsroomDir).newsroom.site.url).hostname;
    const folder = out ?? (name === "cloudflare" ? outputDir : path.join(cacheDir, "rules", name));
    try {
      const rules = await readDeployRules(outputDir);
      const files = await host.write({ rules, site: path.resolve(outputDir), domain });
      mkdirSync(folder, { recursive: true });
      for (const file of files) writeFileSync(path.join(folder, file.name), file.text);
      console.log(`Written: ${files.map((file) => path.join(folder, file.name)).join(", ")}.`);
    } catch (error) {
      if (error instanceof RuleNotPortable) throw new UsageError(error.message);
      throw error;
    }
    console.log(["Differs from Netlify:", ...host.differs.map((line) => `- ${line}`)].join("\n"));
    return 0;
  },
});

export const { main } = rulesCommand;
