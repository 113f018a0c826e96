/** Names of hosts as they are written into headers and policies: after `URL` has made ASCII of other letters. */
const HOST = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** Blanks and backslashes: `URL` would drop the first in silence, and take the others for slashes. Quote marks it encodes. */
const NEVER = /[\s\\]/;

/**
 * A web address that stays in its place wherever it is written: with `https`, a plain host, and no name or password in
 * it. Null for anything else.
 */
export const httpsAddress = (text: string): URL | null => webAddress(text, "https:");

/** The same where a local server may be meant: with `http`, too. */
export const localAddress = (text: string): URL | null => webAddress(text, "https:") ?? webAddress(text, "http:");

function webAddress(text: string, protocol: string): URL | null {
  if (NEVER.test(text) || !text.toLowerCase().startsWith(`${protocol}//`) || !URL.canParse(text)) return null;
  const url = new URL(text);
  return HOST.test(url.hostname) && url.username === "" && url.password === "" ? url : null;
}

/**
 * Whether the address may stand in a header: there, commas and semicolons part values, quote marks
 * begin words of a policy, and a star stands for any host.
 * `URL` has percent-encoded what else could end the value.
 */
export const fitsHeader = (url: URL): boolean => !/[;,*']/.test(url.href);

/** Whether it is an address, and nothing follows its host. */
export const isOrigin = (url: URL | null): boolean => url !== null && url.href === `${url.origin}/`;

/** The letters that percent-encoded octets stand for; null where these are not UTF-8. */
export function percentDecoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
