import { Parser } from "htmlparser2";

/** What a reader of the HTML is given, by eye or by ear. */
export interface PublishedText {
  /** Text, alternate text and the numbers of lists, in their order. */
  read: string;
  /** The same of the notes at the end. */
  notes: string;
  /** Addresses, titles, names of languages. */
  hidden: string;
}

export function publishedText(html: string): PublishedText {
  const found = { read: "", notes: "", hidden: "" };
  /** The number of the next item of each open list; null for bullets. */
  const lists: (number | null)[] = [];
  let part: "read" | "notes" = "read";
  const parser = new Parser({
    onopentag(name, { class: className, start, alt, ...attributes }) {
      if (className === "notes") part = "notes";
      if (name === "ol" || name === "ul") lists.push(name === "ol" ? Number(start ?? 1) : null);
      const number = lists.at(-1);
      if (name === "li" && typeof number === "number") {
        found[part] += ` ${number} `;
        lists[lists.length - 1] = number + 1;
      }
      found[part] += alt === undefined ? "" : ` ${alt} `;
      found.hidden += ` ${className ?? ""} ${Object.values(attributes).map(decoded).join(" ")} `;
    },
    ontext: (text) => {
      found[part] += text;
    },
    onclosetag(name) {
      if (name === "ol" || name === "ul") lists.pop();
      if (name === "section") part = "read";
    },
  });
  parser.end(html);
  return found;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
