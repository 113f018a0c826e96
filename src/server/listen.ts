import type { Server } from "node:net";
import { UsageError } from "../lib/usage-error.ts";

/** This machine, by both of its numbers. */
const LOOPBACK = ["127.0.0.1", "::1"];
/** Of a machine that has no such number, or no such kind of numbers. */
const NOT_HERE = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);
/** A port that is free at one number may be taken at the other. */
const TRIES = 20;

/** What listens, and at which port. */
export interface Listening<S extends Server> {
  servers: S[];
  port: number;
}

/**
 * Listens on the machine's own numbers alone, or on one interface.
 * @param make a server for each number; all do the same.
 * @param port 0 for any that is free.
 * @param host null for this machine alone; else a name or number: `0.0.0.0` for every interface.
 * @throws {UsageError} where the port is taken, may not be used, or the host is not this machine.
 */
export async function listen<S extends Server>(
  make: () => S,
  port: number,
  host: string | null,
): Promise<Listening<S>> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: S[] = [];
    try {
      let bound = port;
      for (const name of host === null ? LOOPBACK : [host]) {
        const server = await open(make(), bound, name);
        if (server === null) continue;
        servers.push(server);
        bound = portOf(server);
      }
      if (servers.length > 0) return { servers, port: bound };
      throw notOurs(host ?? "localhost");
    } catch (error) {
      for (const server of servers) server.close();
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EADDRINUSE" && port === 0 && attempt < TRIES) continue;
      throw explained(error, port, host);
    }
  }
}

function explained(error: unknown, port: number, host: string | null): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new UsageError(`Port ${port} is taken: set another with PORT=8081.`);
    case "EACCES":
      return new UsageError(`Port ${port} needs administrator rights: set another with PORT=8081.`);
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return notOurs(host);
    default:
      return error;
  }
}

const notOurs = (host: string | null) =>
  new UsageError(`HOST "${host}" is not an address of this machine. Use one that is, or 0.0.0.0 for all.`);

const portOf = (server: Server): number => {
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("a server listens at no port");
  return bound.port;
};

/** Null where this machine has no such number. */
function open<S extends Server>(server: S, port: number, host: string): Promise<S | null> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (NOT_HERE.has(error.code ?? "")) resolve(null);
      else reject(error);
    };
    server.once("error", fail);
    server.listen({ port, host, ipv6Only: host === "::1" }, () => {
      server.off("error", fail);
      resolve(server);
    });
  });
}
