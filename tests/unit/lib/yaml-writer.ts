import fc from "fast-check";

/** What a YAML document of ours can hold, as it is written. */
export type Node =
  | { kind: "text"; value: string; quoted: boolean }
  | { kind: "block"; lines: string[] }
  | { kind: "map"; entries: { key: string; quoted: boolean; node: Node; gap: string[] }[] }
  | { kind: "list"; items: { node: Node; gap: string[] }[] };

export interface Written {
  text: string;
  value: unknown;
  /** The line of every key and item. */
  lines: { path: (string | number)[]; line: number }[];
}

const word = fc.stringMatching(/^[a-zß日][a-z0-9 é]{0,8}[a-z]$/).filter((text) => !/^(true|false|null)$/.test(text));
const gap = fc.array(fc.constantFrom("", "# a comment", "# - not: an item"), { maxLength: 2 });
const text = fc.record({ kind: fc.constant("text" as const), value: word, quoted: fc.boolean() });
const block = fc.record({ kind: fc.constant("block" as const), lines: fc.array(word, { minLength: 1, maxLength: 3 }) });

const { node } = fc.letrec<{ node: Node; map: Node; list: Node }>((tie) => ({
  node: fc.oneof({ depthSize: "small", maxDepth: 4 }, text, block, tie("map"), tie("list")),
  map: fc.record({
    kind: fc.constant("map" as const),
    entries: fc.uniqueArray(fc.record({ key: word, quoted: fc.boolean(), node: tie("node"), gap }), {
      selector: ({ key }) => key,
      minLength: 1,
      maxLength: 4,
    }),
  }),
  list: fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(fc.record({ node: fc.oneof(text, tie("map"), tie("list")), gap }), { minLength: 1, maxLength: 3 }),
  }),
}));

/** Any document of maps, lists, plain and quoted text and blocks of text, with comments and empty lines between. */
export const documents: fc.Arbitrary<Written> = node
  .filter(({ kind }) => kind === "map" || kind === "list")
  .map((root) => {
    const lines: string[] = [];
    const places: Written["lines"] = [];
    const value = write(root, [], "", lines, places);
    return { text: `${lines.join("\n")}\n`, value, lines: places };
  });

/** How many lines below its dash an item begins: where its first key or item stands. */
function linesBefore(node: Node): number {
  if (node.kind === "map") return (node.entries[0]?.gap.length ?? 0) + 1;
  return node.kind === "list" ? (node.items[0]?.gap.length ?? 0) + 1 : 0;
}

/** Writes below the last line, or behind it where the node is short, and gives back what a reader should find. */
function write(
  node: Node,
  path: (string | number)[],
  indent: string,
  out: string[],
  places: Written["lines"],
): unknown {
  const append = (text: string) => out.push(`${out.pop() ?? ""} ${text}`);
  switch (node.kind) {
    case "text":
      append(node.quoted ? `"${node.value}"` : node.value);
      return node.value;
    case "block":
      append("|");
      for (const line of node.lines) out.push(`${indent}${line}`);
      return `${node.lines.join("\n")}\n`;
    case "map":
      return Object.fromEntries(
        node.entries.map(({ key, quoted, node: child, gap }) => {
          out.push(...gap, `${indent}${quoted ? `'${key}'` : key}:`);
          places.push({ path: [...path, key], line: out.length });
          return [key, write(child, [...path, key], `${indent}  `, out, places)];
        }),
      );
    case "list":
      return node.items.map(({ node: child, gap }, index) => {
        out.push(...gap, `${indent}-`);
        places.push({ path: [...path, index], line: out.length + linesBefore(child) });
        return write(child, [...path, index], `${indent}  `, out, places);
      });
  }
}
