import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request } from "node:http";
import { createSecureServer } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** What HTTP/2 knows by other means. */
const OF_HTTP_1 = new Set(["connection", "keep-alive", "transfer-encoding"]);

/**
 * Stands before a server as a CDN does, with TLS and HTTP/2, where all files share one connection: over HTTP/1.1 a page
 * would be measured with handshakes that no reader waits for. The certificate is one that nobody else trusts.
 * @param port of the server behind it.
 */
export async function overHttp2(port: number): Promise<{ address: string; close(): void }> {
  const folder = mkdtempSync(path.join(tmpdir(), "tls-"));
  const [key, cert] = ["key.pem", "cert.pem"].map((name) => path.join(folder, name)) as [string, string];
  const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key, "-out", cert];
  execFileSync("openssl", [...options, ...names], { stdio: "ignore" });
  const server = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, (asked, answered) => {
    const headers = Object.fromEntries(Object.entries(asked.headers).filter(([name]) => !name.startsWith(":")));
    request({ port, path: asked.url, method: asked.method, headers }, (response) => {
      const kept = Object.entries(response.headers).filter(([name]) => !OF_HTTP_1.has(name));
      answered.writeHead(response.statusCode ?? 500, Object.fromEntries(kept));
      response.pipe(answered);
    }).end();
  });
  rmSync(folder, { recursive: true });
  await new Promise<void>((done) => server.listen(0, done));
  return { address: `https://localhost:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
