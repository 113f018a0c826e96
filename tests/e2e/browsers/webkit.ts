import { type ChildProcess, type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { type Key, type OtherBrowser, PATIENCE } from "./other-browser.ts";

const DRIVER = "/usr/bin/WebKitWebDriver";
const XVFB = "/usr/bin/Xvfb";
const BROWSER = ["x86_64-linux-gnu", "aarch64-linux-gnu"].flatMap((machine) =>
  ["4.1", "4.0"].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
);

export interface WebKit {
  driver: string;
  browser: string;
  display: string;
}

/** WebKitGTK's driver, its small browser and a display for it; null where one of them is missing. */
export function findWebKit(): WebKit | null {
  const browser = BROWSER.find((place) => existsSync(place));
  return browser && existsSync(DRIVER) && existsSync(XVFB) ? { driver: DRIVER, browser, display: XVFB } : null;
}

/** WebDriver's names of keys: https://www.w3.org/TR/webdriver2/#keyboard-actions */
const KEYS: Record<Key, string> = {
  ArrowDown: "\uE015",
  Enter: "\uE007",
  Escape: "\uE00C",
  Tab: "\uE004",
  Backspace: "\uE003",
};
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** The browser's own buttons would keep its window from being as narrow as a phone. */
const NO_BUTTONS = "* { font-size: 1px; min-width: 0; min-height: 0; padding: 0; border: 0; margin: 0; }\n";

/** Starts WebKitGTK's MiniBrowser on a display that nobody sees, steered by WebDriver. */
export async function startWebKit(webkit: WebKit): Promise<OtherBrowser> {
  const children: ChildProcess[] = [];
  const start = (command: string, options: string[], env: NodeJS.ProcessEnv = {}) => {
    const child = spawn(command, options, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").resume();
    children.push(child);
    return child;
  };
  const settings = mkdtempSync(path.join(tmpdir(), "webkit-"));
  mkdirSync(path.join(settings, "gtk-3.0"));
  writeFileSync(path.join(settings, "gtk-3.0/gtk.css"), NO_BUTTONS);

  const screen = start(webkit.display, ["-displayfd", "1", "-screen", "0", "1600x1200x24"]);
  const [display] = (await once(screen.stdout, "data")) as [string];
  const environment = {
    DISPLAY: `:${display.trim()}`,
    GDK_BACKEND: "x11",
    XDG_CONFIG_HOME: settings,
    XDG_DATA_HOME: settings,
    XDG_CACHE_HOME: settings,
    // For machines without a graphics card, and for root.
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    NO_AT_BRIDGE: "1",
  };
  const port = await freePort();
  start(webkit.driver, [`--port=${port}`], environment);
  const driver = `http://127.0.0.1:${port}`;
  await answering(`${driver}/status`);
  const session = await WebDriverSession.open(driver, webkit.browser);

  const open = async (address: string) => {
    await session.call("POST", "/url", { url: address });
  };

  return {
    name: session.browser,
    open,
    run: (script, ...given) => session.run(String(script), given) as never,
    async click(selector) {
      const found = (await session.call("POST", "/element", { using: "css selector", value: selector })) as {
        [ELEMENT]: string;
      };
      // The driver does not wait for a page that scrolls smoothly.
      const show =
        "(wanted) => document.querySelector(wanted).scrollIntoView({ block: 'center', behavior: 'instant' })";
      await session.run(show, [selector]);
      await session.call("POST", `/element/${found[ELEMENT]}/click`, {});
    },
    async type(text) {
      await session.press([...text]);
    },
    async press(key) {
      await session.press([KEYS[key]]);
    },
    async resize(width, height) {
      // The window's edges are not the page.
      const inner = (await session.run("() => [innerWidth, innerHeight]", [])) as [number, number];
      const outer = (await session.call("GET", "/window/rect")) as { width: number; height: number };
      await session.call("POST", "/window/rect", {
        width: width + outer.width - inner[0],
        height: height + outer.height - inner[1],
      });
      // The driver answers before the page has the size.
      await session.run(`${untilItIs}`, [width, height]);
    },
    async complaintsOf(origin, paths, look) {
      const complaints = await walk(origin, paths, (address) =>
        start(webkit.browser, [...PRINTS_ITS_CONSOLE, address], environment),
      );
      if (look === undefined) return complaints;
      for (const path of paths) {
        await open(origin + path);
        await look(path);
      }
      return complaints;
    },
    async close() {
      await session.call("DELETE", "");
      for (const child of children.reverse()) {
        const gone = child.exitCode === null && child.signalCode === null ? once(child, "exit") : null;
        child.kill();
        await gone;
      }
      rmSync(settings, { recursive: true, force: true });
    },
  };
}

/** Runs in the page. */
async function untilItIs(width: number, height: number): Promise<void> {
  while (innerWidth !== width || innerHeight !== height) {
    await new Promise((resolve) => addEventListener("resize", resolve, { once: true }));
  }
}

/** W3C WebDriver by plain HTTP: https://www.w3.org/TR/webdriver2/ */
class WebDriverSession {
  readonly browser: string;
  private readonly address: string;

  private constructor(address: string, browser: string) {
    this.address = address;
    this.browser = browser;
  }

  static async open(driver: string, binary: string): Promise<WebDriverSession> {
    const wanted = {
      "webkitgtk:browserOptions": { binary, args: ["--automation"] },
      timeouts: { script: PATIENCE, pageLoad: PATIENCE },
    };
    const { sessionId, capabilities } = (await ask(`${driver}/session`, "POST", {
      capabilities: { alwaysMatch: wanted },
    })) as { sessionId: string; capabilities: { browserVersion: string } };
    return new WebDriverSession(`${driver}/session/${sessionId}`, `WebKitGTK ${capabilities.browserVersion}`);
  }

  call(method: string, command: string, body?: unknown): Promise<unknown> {
    return ask(this.address + command, method, body);
  }

  async run(script: string, given: unknown[]): Promise<unknown> {
    const answer = (await this.call("POST", "/execute/async", {
      script: `const [given, done] = arguments;
        Promise.resolve().then(() => (${script})(...given))
          .then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [given],
    })) as { value?: unknown; error?: string };
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  }

  async press(keys: readonly string[]): Promise<void> {
    const actions = keys.flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.call("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }
}

/** @throws {Error} with what the driver says where it does not do what it is asked for. */
async function ask(address: string, method: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(address, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await answer.json()) as { value: unknown };
  if (answer.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`${method} ${address}: ${error}: ${message}`);
}

type Printing = ChildProcessByStdio<null, Readable, Readable>;

const PRINTS_ITS_CONSOLE = [
  "--enable-write-console-messages-to-stdout=true",
  "--javascript-can-open-windows-automatically=true",
];
const WALKED = "every page was opened";

/**
 * WebDriver says nothing of the console, and a browser that it steers prints none. So another one goes by itself from
 * page to page, led by a page that stands beside them, and prints what it finds.
 */
async function walk(origin: string, paths: readonly string[], start: (address: string) => Printing): Promise<string[]> {
  const script = `(async () => {
    for (const path of ${JSON.stringify(paths)}) {
      const opened = window.open(path);
      await new Promise((resolve) => opened.addEventListener("load", resolve));
      opened.close();
    }
    console.log(${JSON.stringify(WALKED)});
  })();`;
  const guide = createServer(({ url = "/" }, response) => {
    if (url === "/walk.html") {
      // As the pages have it: else it may not watch what it opens.
      response.setHeader("cross-origin-opener-policy", "same-origin").setHeader("content-type", "text/html");
      return response.end("<script src=/walk.js></script>");
    }
    if (url === "/walk.js") return response.setHeader("content-type", "text/javascript").end(script);
    // A connection of its own for each: one that is kept may be closed at the moment when it is used again.
    return get(origin + url, { agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
  });
  await once(guide.listen(0, "localhost"), "listening");
  const complaints: string[] = [];
  const browser = start(`http://localhost:${(guide.address() as AddressInfo).port}/walk.html`);
  for await (const line of createInterface({ input: browser.stderr })) {
    if (line.includes(WALKED)) break;
    if (/\bCONSOLE\b.*\b(ERROR|WARN)/.test(line)) complaints.push(line);
  }
  const gone = once(browser, "exit");
  browser.kill();
  await gone;
  guide.close();
  guide.closeAllConnections();
  return complaints;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Resolves once the address answers. What runs there was just started: until then it refuses. */
async function answering(address: string): Promise<void> {
  for (;;) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if ((error as { cause?: { code?: string } }).cause?.code !== "ECONNREFUSED") throw error;
      await setTimeout(50);
    }
  }
}
