import { createServer } from "node:http";
import { readDeployRules } from "../deploy/netlify-rules.ts";
import { refuseUnfinished } from "../incremental/output.ts";
import { type Answer, listener, type Middleware, plain } from "./answer.ts";
import { filesIn } from "./folder.ts";
import { listen } from "./listen.ts";
import { knownMethods, wellFormed } from "./requests.ts";
import { site } from "./site.ts";
import { smallText } from "./small-text.ts";
import { unchanged } from "./unchanged.ts";

export interface SiteServer {
  /** `http://localhost:8080` */
  address: string;
  /** Reads the deploy rules again, after a build. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

interface ServeOptions {
  /** 0 for any that is free. */
  port: number;
  /** The interface to listen on; null for this machine alone. */
  host?: string | null;
}

/**
 * Serves a finished site as the CDN would: its headers, redirects, 410s and 404 page. A form's POST is answered with
 * the page that its action names.
 * @throws {UsageError} where the folder is no finished site, the port is taken or the host is not this machine.
 */
export async function serveSite(folder: string, { port, host = null }: ServeOptions): Promise<SiteServer> {
  refuseUnfinished(folder);
  const readRules = () => readDeployRules(folder);
  let rules = await readRules();
  const answers = listener([
    errorsToTheTerminal,
    knownMethods,
    wellFormed,
    smallText,
    unchanged,
    site(filesIn(folder), () => rules),
  ]);
  const listening = await listen(() => createServer(answers), port, host);
  return {
    address: `http://${nameOf(host)}:${listening.port}`,
    async refresh() {
      rules = await readRules();
    },
    async close() {
      await Promise.all(
        listening.servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              server.closeAllConnections();
            }),
        ),
      );
    },
  };
}

/** An address with a colon is written in brackets (RFC 3986). */
const nameOf = (host: string | null): string => {
  if (host === null) return "localhost";
  return host.includes(":") ? `[${host}]` : host;
};

/** What went wrong is shown to the person who started the server, and to nobody else. */
const errorsToTheTerminal: Middleware = async (_, next): Promise<Answer> => {
  try {
    return await next();
  } catch (error) {
    console.error(error);
    return plain(500, "This page cannot be read. The terminal in which the server runs says why.");
  }
};
