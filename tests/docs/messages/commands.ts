import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { main as check } from "../../../src/cli/check.ts";
import { main as makeStory } from "../../../src/cli/new.ts";
import { main as receipt } from "../../../src/cli/receipt.ts";
import { main as writeRules } from "../../../src/cli/rules.ts";
import { readSettings } from "../../../src/command/settings.ts";
import { refuseUnfinished } from "../../../src/incremental/output.ts";
import { listen } from "../../../src/server/listen.ts";
import { portOf } from "../../../src/server/port.ts";
import { type Chapter, entry, inCode, machine, refused, text } from "./chapter.ts";

/** A file is there already. */
const twice = refused(async ({ env }) => {
  mkdirSync("articles/2026/11", { recursive: true });
  writeFileSync("articles/2026/11/night-ferry-returns.md", "");
  await makeStory(["Night Ferry Returns"], env);
});

/** A port that is taken. */
const taken = refused(async () => {
  const servers = await listen(() => createServer(), 8097, null).then(
    ({ servers }) => servers,
    () => [],
  );
  try {
    await listen(() => createServer(), 8097, null);
  } finally {
    for (const server of servers) server.close();
  }
});

const settings = (env: NodeJS.ProcessEnv) => refused(() => readSettings(env));

export const wrongUse: Chapter = {
  title: "Wrong use",
  intro: "These are not about files, and end with exit code 2.",
  entries: [
    entry(
      "The command was called with missing or wrong arguments. `npm run` passes on what stands after `--`.",
      refused(({ env }) => makeStory([], env)),
      refused(({ env }) => makeStory(["!!!"], env)),
      twice,
      inCode("A story needs an author: add one to ‹newsroom/authors.yaml› first."),
      inCode("No story can have this headline: ‹…›"),
      refused(({ env }) => check(["--all"], env)),
      refused(({ env }) => receipt([], env)),
      refused(({ env }) => writeRules(["apache"], env)),
    ),
    entry(
      "`--base` names a commit of this repository: one that was published, such as `main`.",
      refused((paper) => {
        paper.commit();
        return check(["--base", "nosuch"], paper.env);
      }),
      refused((paper) => {
        paper.write({ "newsroom/tags.yaml": "harbor" });
        paper.commit();
        paper.write({ "newsroom/tags.yaml": "" });
        return check(["--base", "HEAD"], paper.env);
      }),
      refused(async (paper) => {
        paper.commit();
        const elsewhere = mkdtempSync(path.join(tmpdir(), "elsewhere-"));
        writeFileSync(path.join(elsewhere, "a.md"), text());
        try {
          await check(["--base", "HEAD"], { ...paper.env, ARTICLES_DIR: elsewhere });
        } finally {
          rmSync(elsewhere, { recursive: true });
        }
      }),
    ),
    entry(
      "A [variable](environment.md) has an invalid value.",
      refused(() => portOf({ PORT: "http" })),
      taken,
      inCode("Port ‹80› needs administrator rights: set another with PORT=8081."),
      refused(() => listen(() => createServer(), 8097, "192.0.2.1")),
      settings({ BUILD_TIME: "tomorrow" }),
      settings({ SITE_URL: "example.com" }),
      settings({ ARTICLES_DIR: "stories" }),
      settings({ PREVIEW_PASSWORD: "secret", NETLIFY: "true", CONTEXT: "deploy-preview" }),
    ),
    entry(
      "The output folder must be empty, or an earlier build of this site; `verify` and a deploy need a finished one.",
      inCode("‹_site› holds files that are no build of this site. Empty it, or set OUTPUT_DIR."),
      refused(() => refuseUnfinished("_site")),
      inCode(
        "Another build (process ‹4711›) is writing ‹_site›. Wait for it to end; if there is none, delete ‹/tmp/build-0123456789abcdef.lock›.",
      ),
    ),
    entry(
      "Somebody saved a file while the site was built. Build again.",
      inCode("‹newsroom› changed while the site was built. Build again."),
      inCode("‹.cache› changed while the articles were read. Build again."),
    ),
    entry(
      "A [rule for the host](../newsrooms/hosting.md) would not work.",
      inCode("The CDN would not obey the rules of ‹_site: ›There is no security policy."),
      inCode(
        "The CDN would not obey the rules of ‹_site›: ‹›The rule ‹/archive/*› ‹/archive/› ‹302› is never obeyed: ‹›its target matches its own pattern‹.›",
      ),
      inCode(
        "The rule for ‹/app/*› has a condition or the status ‹200›, which only Netlify knows.‹ ›Take it out of netlify.toml, and write it into the host's own configuration.",
      ),
      inCode("Pages takes ‹2000› letters for a header, and this has ‹2100›: ‹Content-Security-Policy: …›"),
      inCode("The rules in ‹_site› are Cloudflare's already. Run npm run build first."),
    ),
  ],
};

export const theMachine: Chapter = {
  title: "The machine",
  intro:
    "These are about the machine that the command runs on. They end with exit code 2, too; a build leaves the site as it was, and says so in a line of its own. " +
    "The code in parentheses is what the system says.",
  entries: [
    entry(
      "The command cannot read or write a folder or a file. The message says what to change.",
      machine("ENOSPC", "write", "_site/index.html"),
      machine("EROFS", "mkdir", ".cache/articles"),
      machine("ENOTDIR", "mkdir", ".cache/articles"),
      machine("ENOENT", "mkdtemp", "/tmp/none/a"),
      machine("EACCES", "scandir", "articles/2026/11"),
      machine("EMFILE", "open", ".cache/made.json"),
      inCode("‹/tmp/halyard-a› cannot be written (‹tar: write error›). Free some space, or set TMPDIR."),
      inCode("‹articles/2026/11/night-market.jpg› went away while it was in use (ENOENT). Run the command again."),
    ),
    entry(
      "Something that the command needs is missing, or may not be used.",
      inCode("The dependencies are not installed. Install them: npm ci"),
      inCode("git cannot be started: it is not on the PATH. Install git: https://git-scm.com"),
      inCode(
        "git does not trust the repository at ‹/srv/paper›: it belongs to another user. ‹›If you do, tell git so: git config --global --add safe.directory ‹/srv/paper›",
      ),
      inCode("The git repository around ‹/srv/paper› cannot be read: this user has no permission."),
      inCode("There is no git repository around ‹/srv/paper›. Run the command in a clone."),
    ),
    entry(
      "The system ended a process of the build, most often because memory ran out.",
      inCode(
        "‹A process of the build was ended (SIGKILL) before its work was done. ›Most often the machine has no memory left: close other programs, or build on a larger machine.",
      ),
    ),
    entry(
      "Versions of stories are read from git. Half a history would show readers a change that never happened.",
      inCode(
        "‹newsroom/site.yaml:18  history: ›there is no git repository around the articles.‹ ›Build in a clone, or remove `history`.",
      ),
      inCode(
        "‹newsroom/site.yaml:18  history: ›the history of this clone is cut off.‹ ›Fetch it whole: git fetch --unshallow",
      ),
    ),
  ],
};

export const notices: Chapter = {
  title: "Notices",
  intro: "A build says in a line of its own what else it found. It ends well all the same.",
  entries: [
    entry(
      "The output holds the change.",
      inCode("Notice: the change due at ‹2026-11-24T05:00:00-05:00› came while the site was built: it is built again."),
    ),
    entry(
      "Look whether you meant it.",
      inCode("Notice: ‹articles› holds no story: the site is published without stories."),
      inCode("Notice: ‹12› stories of the last build are gone, and ‹3› are left."),
    ),
    entry(
      "On Netlify, set `BUILD_HOOK`: see [scheduled changes](../newsrooms/hosting.md#scheduled-changes).",
      inCode("Warning: nothing will start the build for the next scheduled change. Set BUILD_HOOK."),
    ),
    entry(
      "This build could use nothing of the last one and made everything again. You need to do nothing; the next one is fast again.",
      inCode("Notice: ‹›There is no cache of an earlier build: everything is built again."),
      inCode("Notice: ‹›The cache is that of other code or other settings: everything is built again."),
      inCode("Notice: ‹.cache/made.json› is damaged: what it held is built again."),
    ),
  ],
};
