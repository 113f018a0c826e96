import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { headerOf, type Middleware, withHeaders } from "./answer.ts";

const TEXTS = /^text\/|[/+](json|xml)\b/;
const BROTLI_QUALITY = 5;
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Text is sent small, as a CDN sends it: what a page costs on a slow line can be seen here, too. */
export const smallText: Middleware = async ({ request }, next) => {
  const answer = await next();
  const { body } = answer;
  if (typeof body === "function" || body.length === 0 || !TEXTS.test(headerOf(answer, "Content-Type") ?? "")) {
    return answer;
  }
  const codings = String(request.headers["accept-encoding"] ?? "").split(/\s*,\s*/);
  const varied = withHeaders(answer, { Vary: "Accept-Encoding" });
  if (codings.includes("br")) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    const small = await toBrotli(Buffer.from(body), { params });
    return { ...withHeaders(varied, { "Content-Encoding": "br" }), body: small };
  }
  if (!codings.includes("gzip")) return varied;
  return { ...withHeaders(varied, { "Content-Encoding": "gzip" }), body: await toGzip(Buffer.from(body)) };
};
