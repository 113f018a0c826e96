import { createServer } from "node:http";
import type { Socket } from "node:net";
import path from "node:path";
import { watch } from "chokidar";
import { giveUp } from "../command/run.ts";
import { readSettings } from "../command/settings.ts";
import type { DeployRules } from "../deploy/netlify-rules.ts";
import { NETLIFY_TOML } from "../deploy/rules.ts";
import type { NewsroomErrors } from "../lib/issue.ts";
import { count, printAdvice, printIssues } from "../lib/print.ts";
import { PROJECT } from "../lib/project.ts";
import { listener, type Middleware } from "../server/answer.ts";
import { knownMethods, wellFormed } from "../server/requests.ts";
import { site } from "../server/site.ts";
import { smallText } from "../server/small-text.ts";
import { endWithParent } from "../workers/end-with-parent.ts";
import { Browsers } from "./browsers.ts";
import { inBursts } from "./bursts.ts";
import { codeErrors, importErrors } from "./code-errors.ts";
import { issuesPage, linesOf } from "./issues.ts";
import type { FromShow, ToShow } from "./messages.ts";
import { onlyOwnPages } from "./own-pages.ts";
import type { Changes, Preview } from "./preview.ts";

// The process that shows the preview. `npm run dev` starts it, hands it the connections of browsers, and puts another one in
// its place when the code that runs here has changed.

const LAYOUTS = path.join(PROJECT, "layouts", path.sep);
const STYLES = path.join(LAYOUTS, "styles", path.sep);
const RULES = path.resolve(NETLIFY_TOML);

const settings = readSettings(process.env, { preview: true });
const browsers = new Browsers();

/** The site; null where the code that makes it cannot be loaded. */
let preview: Preview | null = null;
/** Null until the first site is read. */
let rules: DeployRules | null = null;
/** What has to be fixed before there is a site again. */
let wrong: NewsroomErrors | null = null;

/** In place of each page, what is wrong: nobody takes an old page for a new one. */
const issuesFirst: Middleware = async ({ path: asked }, next) => {
  const isPage = path.extname(asked) === "" || asked.endsWith(".html");
  if (wrong !== null && (isPage || rules === null)) return issuesPage(linesOf(wrong, settings));
  try {
    return await next();
  } catch (error) {
    const problems = codeErrors(error, "src");
    sayInTerminal(problems, "This page cannot be made.");
    return issuesPage(linesOf(problems, settings));
  }
};

const siteNow = site(
  {
    has: (name) => preview?.has(name) ?? false,
    read: (name) => preview?.read(name) ?? Promise.resolve(null),
    version: () => null,
  },
  () => {
    if (rules === null) throw new Error("there is no site yet");
    return rules;
  },
);

const server = createServer(
  { requireHostHeader: false },
  listener([
    onlyOwnPages,
    knownMethods,
    wellFormed,
    smallText,
    browsers.middleware,
    browsers.script,
    issuesFirst,
    siteNow,
  ]),
);

async function refresh(changes: Changes): Promise<void> {
  if (preview === null) return;
  const began = performance.now();
  try {
    const { parsed, advice } = await preview.refresh(changes);
    const { readDeployRules } = await import("../deploy/netlify-rules.ts");
    rules = await readDeployRules(preview.rules, RULES);
    wrong = null;
    console.log(`Read in ${((performance.now() - began) / 1000).toFixed(2)} s, ${count(parsed, "article")} parsed.`);
    printAdvice(advice);
    browsers.reload();
  } catch (error) {
    fail(codeErrors(error, "src"));
  }
}

/** In the terminal, where a stack is of use. */
function sayInTerminal(problems: NewsroomErrors, outcome: string): void {
  printIssues(problems, outcome);
  if (problems.cause !== undefined) console.error(problems.cause);
}

function fail(problems: NewsroomErrors): void {
  wrong = problems;
  sayInTerminal(problems, "The preview shows them, and comes back when they are fixed.");
  browsers.report(linesOf(problems, settings));
}

async function start(): Promise<void> {
  try {
    const { Preview } = await import("./preview.ts");
    preview = new Preview(settings);
  } catch (error) {
    fail(await importErrors("src/preview/preview.ts", error));
    return;
  }
  const changed = inBursts<Changes>(
    (all) =>
      refresh({
        styles: all.some(({ styles }) => styles),
        layouts: all.some(({ layouts }) => layouts),
        words: all.some(({ words }) => words),
      }),
    giveUp,
  );
  wordsChanged = () => changed({ words: true });
  const watched = [settings.articlesDir, settings.newsroomDir, LAYOUTS, RULES];
  watch(watched, { ignoreInitial: true }).on("all", (_, name) => {
    const file = path.resolve(name);
    if (file.startsWith(STYLES)) changed({ styles: true });
    else if (file.startsWith(LAYOUTS)) changed({ layouts: true });
    // Code that lies in the newsroom's folder is watched with the rest of it.
    else if (!file.endsWith(".ts")) changed({});
  });
  await refresh({});
}

let wordsChanged = () => {};

function codeError(): void {
  const problem = "the changed code cannot be loaded.";
  const remedy = "The terminal says why. What is shown here was made by the code before it.";
  browsers.report([`src:1  ${problem} ${remedy}`]);
}

/** Connections that have not ended. Each brings one request: none is lost in a process that is leaving. */
let open = 0;
let isLeaving = false;
server.maxRequestsPerSocket = 1;

function receive(socket: Socket): void {
  open += 1;
  socket.on("close", () => {
    open -= 1;
    leaveWhenDone();
  });
  server.emit("connection", socket);
  socket.resume();
}

function leaveWhenDone(): void {
  if (isLeaving && open === 0) process.exit();
}

process.on("message", (message: ToShow, socket?: Socket) => {
  switch (message.kind) {
    case "connection":
      // A browser may have gone before its connection came.
      if (socket) receive(socket);
      break;
    case "words":
      wordsChanged();
      break;
    case "codeError":
      codeError();
      break;
    case "leave":
      isLeaving = true;
      browsers.leave();
      leaveWhenDone();
  }
});
endWithParent();

await start();
process.send?.({ kind: "ready", followsWords: preview !== null } satisfies FromShow);
