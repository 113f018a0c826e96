import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as pagefind from "pagefind";
import { escapeHtml } from "../../src/lib/trusted-html.ts";
import type { SearchDocument } from "../../src/search/document.ts";

/** A site with nothing but one Pagefind index of default settings, and the page `/` that can import it. */
export interface ReferenceSite {
  address: string;
  files: ReadonlyMap<string, Uint8Array>;
  /** Paths that were asked for since the last call. */
  takeRequests(): string[];
  close(): Promise<void>;
}

/** Indexes the documents as Pagefind would without our settings, and serves what it writes at `/pagefind/`. */
export async function serveReference(documents: readonly SearchDocument[], language: string): Promise<ReferenceSite> {
  const files = await defaultIndex(documents, language);
  let requests: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const file = files.get(path);
    if (path === "/") response.setHeader("Content-Type", "text/html").end(`<!doctype html><html lang="${language}">`);
    else if (!file) response.writeHead(404).end();
    else {
      requests.push(path);
      response.setHeader("Content-Type", path.endsWith(".js") ? "text/javascript" : "application/octet-stream");
      response.setHeader("Cache-Control", "max-age=3600").end(file);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    files,
    takeRequests() {
      const taken = requests;
      requests = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function defaultIndex(documents: readonly SearchDocument[], language: string): Promise<Map<string, Uint8Array>> {
  // A service that an earlier index started would keep its settings.
  await pagefind.close();
  delete process.env.PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE;
  const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
  if (!index) throw new Error(errors.join("; "));
  for (const document of documents) {
    const added = await index.addHTMLFile({ url: document.url, content: plainHtml(document, language) });
    if (added.errors.length > 0) throw new Error(added.errors.join("; "));
  }
  const { files, errors: failed } = await index.getFiles();
  await pagefind.close();
  if (failed.length > 0) throw new Error(failed.join("; "));
  return new Map(files.map(({ path, content }) => [`/pagefind/${path}`, content]));
}

/** What Pagefind would be given by somebody who marks up a page as its manual says. */
function plainHtml(document: SearchDocument, language: string): string {
  const filter = (name: string, value: string) =>
    `<meta data-pagefind-filter="${name}[content]" content="${escapeHtml(value)}">`;
  return [
    `<html lang="${language}"><body>`,
    filter("section", document.section),
    filter("year", document.date.slice(0, 4)),
    ...document.authors.map((name) => filter("author", name)),
    ...document.tags.map((label) => filter("tag", label)),
    `<main data-pagefind-body><h1>${escapeHtml(document.headline)}</h1>`,
    ...[document.standfirst, ...document.text.split("\n"), document.byline].map((line) => `<p>${escapeHtml(line)}</p>`),
    "</main></body></html>",
  ].join("\n");
}
