import { escapeHtml, type TrustedHtml, trust } from "../lib/trusted-html.ts";

/** Puts the place before the first words of the story, as agencies and papers do: `PORT MORROW — The pilots…`. */
export function withDateline(body: TrustedHtml, dateline: string | null): TrustedHtml {
  if (dateline === null) return body;
  const place = `<span class="dateline">${escapeHtml(dateline)}</span> — `;
  return body.html.startsWith("<p>")
    ? trust(`<p>${place}${body.html.slice("<p>".length)}`)
    : trust(`<p class="dateline-alone">${place}</p>\n${body.html}`);
}
