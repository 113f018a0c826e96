import path from "node:path";
import { MEDIA_TYPES } from "../deploy/media-types.ts";
import type { DeployRules } from "../deploy/netlify-rules.ts";
import { ERROR_PAGES, encodeRulePath, HIDDEN_FILES } from "../deploy/rules.ts";
import type { Answer, Asked, Middleware } from "./answer.ts";

/** The files of a site, by their names in the output, wherever they come from. */
export interface SiteFiles {
  has(name: string): boolean | Promise<boolean>;
  /** Null where there is none. */
  read(name: string): Promise<string | Uint8Array | null>;
  /** Changes with the contents; null where a browser is to keep nothing. */
  version(name: string): string | null;
}

/** What answers in the place of a page that is not there. */
const NOT_FOUND = ERROR_PAGES[404].slice(1);

/** Answers as the CDN does: files, redirects, the pages of what is gone and of what is not there, under the CDN's headers. */
export const site =
  (files: SiteFiles, rules: () => DeployRules): Middleware =>
  (asked) =>
    answer(asked, files, rules());

async function answer({ path: urlPath, query }: Asked, files: SiteFiles, rules: DeployRules): Promise<Answer> {
  const fileFor = async (asked: string): Promise<string | null> => {
    const name = asked.endsWith("/") ? `${asked}index.html`.slice(1) : asked.slice(1);
    return isPublic(name) && (await files.has(name)) ? name : null;
  };
  const rule = rules.redirectFor(urlPath, query.slice(1));
  // A rule without force stands back where a file answers.
  const redirect = rule?.force || (await fileFor(urlPath)) === null ? rule : null;
  const found = await fileFor(redirect?.to ?? urlPath);
  if (redirect && redirect.status < 400) {
    return { status: redirect.status, headers: { Location: redirect.to }, body: "" };
  }
  // Hosts take two slashes for one.
  const folder = `${urlPath.replace(/^\/+/, "/")}/`;
  if (found === null && (await fileFor(folder)) !== null) {
    return { status: 301, headers: { Location: encodeRulePath(folder) + query }, body: "" };
  }
  const content = found === null ? null : await files.read(found);
  // A file may go away in the moment before it is read.
  if (found !== null && content !== null) return fileAnswer(found, content, redirect?.status ?? 200);
  return fileAnswer(NOT_FOUND, (await files.read(NOT_FOUND)) ?? "", 404);

  function fileAnswer(name: string, body: string | Uint8Array, status: number): Answer {
    // What is no page of this address has the headers of the page that says so: nobody keeps it for a year.
    const headers = rules.headersFor(status < 400 ? urlPath : `/${name}`);
    const etag = files.version(name);
    const type = MEDIA_TYPES[path.extname(name)] ?? "application/octet-stream";
    return { status, headers: { "Content-Type": type, ...headers, ...(etag === null ? {} : { ETag: etag }) }, body };
  }
}

/** No path leads out of the site, and the rules themselves are not part of it. */
const isPublic = (name: string): boolean =>
  !HIDDEN_FILES.includes(name.split("/")[0] ?? "") &&
  !/[\\\0]/.test(name) &&
  name.split("/").every((part) => part !== "" && part !== "." && part !== "..");
