import { type Answer, type Asked, type Middleware, plain, withHeaders } from "../server/answer.ts";

/** Names that lead to this machine alone. Any other one may be an attacker's that was pointed here (DNS rebinding). */
const OURS = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** What lets other sites read an answer, or learn from it. */
const OPENS = /^(access-control-.*|timing-allow-origin)$/i;

/** Holds for every answer, whatever the deploy's rules say. */
const CLOSED = {
  "Cache-Control": "no-store",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/**
 * Drafts and embargoed stories are for this machine alone, and on it for the preview's own pages: other sites that are
 * open in the same browser can ask, but get nothing that they could read.
 */
export const onlyOwnPages: Middleware = async (asked, next) => closed(refusal(asked) ?? (await next()));

function refusal({ host, request: { headers } }: Asked): Answer | null {
  if (!OURS.test(host)) return plain(421, "This preview answers at localhost, 127.0.0.1 and [::1] alone.");
  const { origin, "sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": destination } = headers;
  // A link on another page may lead here: the person who follows it sees the preview, and the other page does not.
  const isFollowedLink = mode === "navigate" && destination === "document";
  const isFromElsewhere = (site === "cross-site" || site === "same-site") && !isFollowedLink;
  const isOtherOrigin = origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`;
  return isFromElsewhere || isOtherOrigin ? plain(403, "This preview answers its own pages alone.") : null;
}

function closed(answer: Answer): Answer {
  const kept = Object.entries(answer.headers).filter(([name]) => !OPENS.test(name));
  return withHeaders({ ...answer, headers: Object.fromEntries(kept) }, CLOSED);
}
