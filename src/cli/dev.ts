import { spawn } from "node:child_process";
import type { ServerResponse } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { watch } from "chokidar";
import { PROJECT } from "../build/assets.ts";
import { readSettings } from "../build/settings.ts";
import { giveUp, isMain, run } from "./command.ts";
import { type SiteServer, serveSite } from "./serve.ts";
import { portOf } from "./start.ts";

const EVENTS = "/__reload";
const SCRIPT = "/__reload.js";
/** An editor's save is several events: one build for all of them. */
const QUIET_MS = 60;

/**
 * Each build runs in a process of its own, so that a change of any file (an article, a layout, a setting, the
 * generator itself) is seen, and a build that fails leaves the last good one standing.
 */
function buildPreview(): Promise<boolean> {
  const script = fileURLToPath(new URL("./build.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, "--preview"], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code === 0));
  });
}

if (isMain(import.meta.url)) {
  await run(async () => {
    const settings = readSettings(process.env, { preview: true });
    const port = portOf(process.env);
    const readers = new Set<ServerResponse>();
    let server: SiteServer | undefined;
    const serve = async () => {
      server = await serveSite(settings.outputDir, {
        port,
        // Drafts and embargoed stories are for this machine alone.
        host: "localhost",
        live: {
          script: SCRIPT,
          handle(request, response) {
            if (request.url === SCRIPT) {
              response.writeHead(200, { "Content-Type": "text/javascript" });
              response.end(`new EventSource("${EVENTS}").onmessage = () => location.reload();`);
              return true;
            }
            if (request.url !== EVENTS) return false;
            response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
            response.write(":\n\n");
            readers.add(response);
            response.on("close", () => readers.delete(response));
            return true;
          },
        },
      });
      console.log(`Preview with drafts and embargoed stories at ${server.address} — stop with Ctrl+C.`);
    };

    let building = false;
    let again = false;
    const rebuild = async () => {
      if (building) {
        again = true;
        return;
      }
      building = true;
      do {
        again = false;
        if (!(await buildPreview())) continue;
        if (server) await server.refresh();
        else await serve();
        for (const reader of readers) reader.write("data: reload\n\n");
      } while (again);
      building = false;
    };

    const watched = [
      settings.articlesDir,
      settings.newsroomDir,
      path.join(PROJECT, "layouts"),
      path.join(PROJECT, "src"),
    ];
    let timer: NodeJS.Timeout | undefined;
    watch(watched, { ignoreInitial: true }).on("all", () => {
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild().catch(giveUp), QUIET_MS);
    });
    await rebuild();
    if (!server) console.error("Mend the issues above: the preview starts by itself.");
    return 0;
  });
}
