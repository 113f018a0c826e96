import type { ServerResponse } from "node:http";
import type { Middleware } from "../server/answer.ts";

const EVENTS = "/__reload";
const SCRIPT = "/__reload.js";

/** A browser that has lost the preview asks again after so long: the code's own restart takes no longer. */
const RETRY_MS = 100;

/** How the list of what is wrong looks, over a page and on a page of its own. */
export const PANEL =
  "position:fixed;inset:0;z-index:2147483647;overflow:auto;box-sizing:border-box;margin:0;padding:2rem;" +
  "background:#fff;color:#111;font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;text-align:start";

/** The panel's name in a page. */
export const PANEL_ID = "preview-issues";

/** Runs in the browser. `data` of an event "issues" is a list of lines as JSON. */
const RELOAD = `const version = document.querySelector("meta[name=preview-version]")?.content ?? "";
const events = new EventSource("${EVENTS}?since=" + encodeURIComponent(version));
events.onmessage = () => location.reload();
events.addEventListener("issues", ({ data }) => {
  const panel = document.getElementById("${PANEL_ID}") ?? document.body.appendChild(document.createElement("div"));
  panel.id = "${PANEL_ID}";
  panel.lang = "en";
  panel.dir = "ltr";
  panel.setAttribute("role", "alert");
  panel.style.cssText = ${JSON.stringify(PANEL)};
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const list = document.createElement("ol");
  list.append(...JSON.parse(data).map((line) => element("li", line)));
  panel.replaceChildren(element("h2", "This has to be fixed"), list, element("p", "The page comes back by itself."));
});
`;

/** The browsers that show the preview: they hear of every change. */
export class Browsers {
  private readonly streams = new Set<ServerResponse>();
  /** Stands for what is shown now: another one after each change, and after each start. */
  private version = `${process.pid}-0`;
  private changes = 0;
  private lines: readonly string[] = [];

  /** Has every page load again, since something has changed. */
  reload(): void {
    this.changes += 1;
    this.version = `${process.pid}-${this.changes}`;
    this.lines = [];
    this.send(RELOAD_NOW);
  }

  /** Shows what is wrong, over the pages that are open: each line is one issue. */
  report(lines: readonly string[]): void {
    this.lines = lines;
    this.send(issues(lines));
  }

  /** Ends the streams: each browser asks again. */
  leave(): void {
    for (const stream of this.streams) stream.end();
  }

  /** The stream of events, and the script that listens to it. */
  readonly middleware: Middleware = ({ path, query }, next) => {
    if (path === SCRIPT) {
      return { status: 200, headers: { "Content-Type": "text/javascript; charset=utf-8" }, body: RELOAD };
    }
    if (path !== EVENTS) return next();
    const since = new URLSearchParams(query).get("since");
    return {
      status: 200,
      headers: { "Content-Type": "text/event-stream" },
      body: (response) => this.add(response, since),
    };
  };

  /** Gives every page the script. */
  readonly script: Middleware = async (_, next) => {
    // Before the page is made: a change that comes meanwhile has it made again.
    const { version } = this;
    const answer = await next();
    if (!answer.headers["Content-Type"]?.startsWith("text/html") || typeof answer.body === "function") return answer;
    const script = `<meta name="preview-version" content="${version}"><script src="${SCRIPT}"></script>`;
    return {
      ...answer,
      body: Buffer.from(answer.body)
        .toString()
        .replace("</body>", () => `${script}</body>`),
    };
  };

  private add(response: ServerResponse, since: string | null): void {
    this.streams.add(response);
    response.on("close", () => this.streams.delete(response));
    response.write(`retry: ${RETRY_MS}\n\n`);
    if (since && since !== this.version) response.write(RELOAD_NOW);
    else if (this.lines.length > 0) response.write(issues(this.lines));
  }

  private send(event: string): void {
    for (const stream of this.streams) stream.write(event);
  }
}

const RELOAD_NOW = "data: reload\n\n";
const issues = (lines: readonly string[]): string => `event: issues\ndata: ${JSON.stringify(lines)}\n\n`;
