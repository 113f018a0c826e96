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

/** Basic authentication (RFC 7617) in front of every address. Answering nothing lets the request through. */
export default async function guard(request: Request): Promise<Response | undefined> {
  if (await isWelcome(request)) return undefined;
  return new Response("This preview needs its password.\n", {
    status: 401,
    headers: {
      "WWW-Authenticate": 'Basic realm="Preview", charset="UTF-8"',
      "Cache-Control": "no-store",
      "Content-Type": "text/plain; charset=utf-8",
    },
  });
}

export const config = { path: "/*", onError: "fail" };
