/** HTML that one of our own renderers wrote. The only kind of text that a layout may print without escaping. */
export interface TrustedHtml {
  readonly html: string;
  readonly __trusted: true;
}

/** For renderers only (Markdown, JSON-LD, the newsroom's SVG mark): whoever calls this vouches for every byte. */
export const trust = (html: string): TrustedHtml => ({ html, __trusted: true });

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML text or attribute value. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
