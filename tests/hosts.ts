import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, type RequestOptions, request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { debianPackage, installed } from "./debian.ts";

const findProgram = (name: string) => (): string | null =>
  [...(process.env.PATH ?? "").split(path.delimiter), "/usr/sbin", "/usr/bin"]
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file)) ?? null;

/** A package of Homebrew's, on a Mac. */
const brew = (name: string): [string, string[]][] =>
  process.platform === "darwin" ? [["brew", ["install", name]]] : [];

/** The web servers that the rules are tried on, installed where they are missing. */
export const ensureNginx = (): string =>
  installed("nginx", findProgram("nginx"), [...debianPackage("nginx-light"), ...brew("nginx")]);
export const ensureCaddy = (): string =>
  installed("caddy", findProgram("caddy"), [...debianPackage("caddy"), ...brew("caddy")]);

export interface HostAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface RunningHost {
  ask(path: string, headers?: Record<string, string>): Promise<HostAnswer>;
  stop(): Promise<void>;
}

/** Asks for a path as it stands: `fetch` would tidy it. */
export function askHost(at: RequestOptions, path: string, headers: Record<string, string> = {}): Promise<HostAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ ...at, path, headers: { ...at.headers, ...headers }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on("error", reject).end();
  });
}

const SOCKET = "host.sock";

/** Starts a server in the foreground that listens on a socket in its folder, and waits until it answers. */
async function startHost(program: string, options: string[], folder: string, host: string): Promise<RunningHost> {
  const socketPath = path.join(folder, SOCKET);
  const env = { PATH: process.env.PATH ?? "", HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const server = spawn(program, options, { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  server.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  const ended = new Promise<never>((_, reject) => {
    server.once("exit", (code) => reject(new Error(`${program} ended with ${code}:\n${said}`)));
  });
  // Those who wait get the error; nobody waits once the test stops the server.
  ended.catch(() => {});
  const ask: RunningHost["ask"] = (asked, headers) => askHost({ socketPath, headers: { Host: host } }, asked, headers);
  const answers = async (): Promise<void> => {
    try {
      await ask("/");
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await answers();
    }
  };
  await Promise.race([answers(), ended]);
  return {
    ask,
    stop: () =>
      new Promise((resolve) => {
        server.once("exit", () => resolve());
        server.kill("SIGTERM");
      }),
  };
}

/** A folder with a short name: the name of a socket may have a hundred letters. */
function folderOf(written: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "host-"));
  mkdirSync(path.join(folder, "halyard"));
  for (const file of ["maps.conf", "server.conf", "rules.caddy"]) {
    const from = path.join(written, file);
    if (existsSync(from)) writeFileSync(path.join(folder, "halyard", file), readFileSync(from));
  }
  return folder;
}

/** @param written what `npm run rules -- nginx` wrote. Only ports become a socket. */
export function startNginx(written: string, host: string): Promise<RunningHost> {
  const folder = folderOf(written);
  const site = readFileSync(path.join(written, "site.conf"), "utf8");
  writeFileSync(
    path.join(folder, "site.conf"),
    site.replace("listen 80;", `listen unix:${folder}/${SOCKET};`).replace("listen [::]:80;", ""),
  );
  const temporary = ["client_body", "proxy", "fastcgi", "scgi", "uwsgi"].map(
    (kind) => `${kind}_temp_path ${folder}/t;`,
  );
  writeFileSync(
    path.join(folder, "nginx.conf"),
    [
      "daemon off; master_process off;",
      `pid ${folder}/nginx.pid; error_log stderr;`,
      "events { }",
      `http { access_log off; ${temporary.join(" ")} include site.conf; }`,
    ].join("\n"),
  );
  return startHost(ensureNginx(), ["-p", folder, "-c", path.join(folder, "nginx.conf"), "-e", "stderr"], folder, host);
}

/** @param written what `npm run rules -- caddy` wrote. Only ports become a socket. */
export function startCaddy(written: string, host: string): Promise<RunningHost> {
  const folder = folderOf(written);
  const site = readFileSync(path.join(written, "Caddyfile"), "utf8");
  writeFileSync(
    path.join(folder, "Caddyfile"),
    `{\n  admin off\n  auto_https off\n}\n${site.replace(`${host} {`, `http://${host} {\n  bind unix/${folder}/${SOCKET}`)}`,
  );
  const options = ["run", "--config", path.join(folder, "Caddyfile"), "--adapter", "caddyfile"];
  return startHost(ensureCaddy(), options, folder, host);
}
