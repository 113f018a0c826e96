/** SHA-256 of the password, in hexadecimal: written in by the bundler. */
declare const PASSWORD_DIGEST: string;

/** The user's name is free: editors share one password. */
async function isWelcome(request: Request): Promise<boolean> {
  const given = /^Basic (.+)$/i.exec(request.headers.get("Authorization") ?? "")?.[1] ?? "";
  const bytes = Uint8Array.from(decodeBase64(given), (character) => character.charCodeAt(0));
  const password = new TextDecoder().decode(bytes).replace(/^[^:]*:/, "");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(password));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("") === PASSWORD_DIGEST;
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    // Not base64, so no password either.
    return "";
  }
}

/** What Netlify hands an edge function: `next` asks for what lies behind it. */
interface Context {
  next(): Promise<Response>;
}

/** What tells caches on the way, Netlify's own too, to keep an answer. */
const CACHING = ["CDN-Cache-Control", "Netlify-CDN-Cache-Control", "Surrogate-Control", "Expires"];

/**
 * What is not public is kept by nobody, whatever the deploy's rules say: with `public`, a shared cache may keep even what
 * was asked for with a password (RFC 9111, 3.5).
 */
function keptByNobody(answer: Response): Response {
  const headers = new Headers(answer.headers);
  for (const name of CACHING) headers.delete(name);
  headers.set("Cache-Control", "private, no-store");
  const { status, statusText } = answer;
  return new Response(answer.body, { status, statusText, headers });
}

/** Basic authentication (RFC 7617) in front of every address. */
export default async function guard(request: Request, context: Context): Promise<Response> {
  if (await isWelcome(request)) return keptByNobody(await context.next());
  const asks = new Response("This preview needs its password.\n", {
    status: 401,
    headers: {
      "WWW-Authenticate": 'Basic realm="Preview", charset="UTF-8"',
      "Content-Type": "text/plain; charset=utf-8",
    },
  });
  return keptByNobody(asks);
}

export const config = { path: "/*", onError: "fail" };
