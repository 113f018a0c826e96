import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { foldersIn } from "../../src/command/environment.ts";
import { PROJECT } from "../../src/lib/project.ts";
import { portOf } from "../../src/server/port.ts";
import { madeFrom, pageOf, refuseDrift, table } from "./markdown.ts";

const { ARTICLES_DIR, NEWSROOM_DIR, OUTPUT_DIR, CACHE_DIR } = foldersIn({});

const VARIABLES: Record<string, [usual: string, meaning: string]> = {
  ARTICLES_DIR: [`\`${ARTICLES_DIR}\``, "Where the stories are."],
  NEWSROOM_DIR: [`\`${NEWSROOM_DIR}\``, "Where `site.yaml` and the other files of the newsroom are."],
  OUTPUT_DIR: [`\`${OUTPUT_DIR}\``, "Where the site goes. Must be empty, or an earlier build of this site."],
  CACHE_DIR: [
    `\`${CACHE_DIR}\``,
    "What a later build reuses, and the instant of the next scheduled change. Safe to delete at any time: the next build is a full one. A build must be able to write it, since a scheduled change would not be started without that instant.",
  ],
  BUILD_TIME: ["now", "The build's clock: ISO 8601 with an offset, like `2026-03-01T09:00:00Z`."],
  SITE_URL: ["`url` of `site.yaml`", "The origin of absolute addresses. Ids in feeds do not change with it."],
  CONTEXT: ["`production`", "Set by Netlify. With any other value the site asks search engines to stay out."],
  NETLIFY: [
    "",
    "Set to `true` on Netlify's machines: only there is a [preview with a password](../newsrooms/previews.md) built.",
  ],
  PREVIEW_PASSWORD: [
    "",
    "The password of previews that show drafts, 12 characters or more. See [previews](../newsrooms/previews.md).",
  ],
  BUILD_HOOK: [
    "",
    "The address that starts a build, for [scheduled changes](../newsrooms/hosting.md#scheduled-changes).",
  ],
  ALERT_WEBHOOK: [
    "",
    "The address of a chat's incoming webhook, for alerts about [scheduled changes](../newsrooms/hosting.md#scheduled-changes).",
  ],
  PORT: [`\`${portOf({})}\``, "For `npm start` and `npm run dev`."],
  HOST: [
    "this machine alone",
    "The address that `npm start` listens on: `0.0.0.0` for every interface. `npm run dev` never leaves this machine.",
  ],
};

/** What the program sets for others. */
const NOT_FOR_PEOPLE = ["PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE"];

/** The variables that code reads, as `env.NAME` or taken out of `env` by name. */
export function variablesIn(code: string): string[] {
  const direct = [...code.matchAll(/\benv\.([A-Z][A-Z_]+)/g)].map(([, name = ""]) => name);
  const taken = [...code.matchAll(/\{([^{}]*)\} = (?:process\.)?env\b/g)].flatMap(([, names = ""]) =>
    [...names.matchAll(/\b[A-Z][A-Z_]+\b/g)].map(([name]) => name),
  );
  return [...direct, ...taken];
}

/** `docs/reference/environment.md`. */
export function environmentPage(): string {
  const code = readdirSync(path.join(PROJECT, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.[jt]s$/.test(name))
    .flatMap((name) => variablesIn(readFileSync(path.join(PROJECT, "src", name), "utf8")));
  refuseDrift(
    "variable",
    code.filter((name) => !NOT_FOR_PEOPLE.includes(name)),
    Object.keys(VARIABLES),
  );
  return pageOf(
    madeFrom("tests/docs/environment.ts, held against the variables that src reads"),
    "# Environment variables",
    "Each of them may be left out.",
    table(
      ["variable", "default", "meaning"],
      Object.entries(VARIABLES).map(([name, [usual, meaning]]) => [`\`${name}\``, usual, meaning]),
    ),
    "The tests read a few more: `CHROMIUM`, `FIREFOX` and `JAVA` are paths of programs that they would otherwise look for.",
  );
}
