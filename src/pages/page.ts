import { digest } from "../lib/digest.ts";
import type { Renditions } from "../pictures/renditions.ts";
import type { DrawnCard } from "../pictures/story-card.ts";
import type { Shared } from "./context.ts";

/** One file of the output that a layout renders: `layouts/series.11ty.tsx` makes each page of the kind `series`. */
export interface PageOf<Kind extends string, Model> {
  kind: Kind;
  /** Where the site answers with it: `/2024/05/25/slug/`. */
  path: string;
  /** The source file or settings file to name where two pages want one path. */
  owner: string;
  readonly model: Model;
}

/** A page of a site that is being planned: its model is made each time that it is read, and its parts without it. */
export interface PlannedPage<Kind extends string, Model> extends PageOf<Kind, Model> {
  /** What the model is made of, by name, as JSON: in one newsroom, the same parts mean the same model. */
  readonly parts: Record<string, string>;
  /** None where a build looks at the page by itself. */
  readonly group?: PageGroup;
}

/**
 * Pages that are made of the same stories, so that a build need not look at each of them: in one newsroom, the same key
 * under the same name means the same pages.
 */
export interface PageGroup {
  name: string;
  key: string;
}

/** @param inputs all that the pages are made of, stories among them, besides what all pages share. */
export const pageGroup = (name: string, inputs: unknown): PageGroup => ({ name, key: digest(JSON.stringify(inputs)) });

interface Declaration<Kind extends string, Inputs, Model> {
  kind: Kind;
  /** Made of the inputs, and of what all pages share: nothing else is within its reach. */
  model(inputs: Inputs, shared: Shared): Model;
}

type Place = Pick<PlannedPage<string, unknown>, "path" | "owner" | "group">;

/**
 * Declares a kind of page. Declare it at the top of a module, where no edition is within reach: whether a page is made again
 * depends on its inputs, so a model that knew more than these would keep a page that has changed. Stories are good inputs:
 * a story's JSON is its key, which stands for all that it says.
 * @returns what plans one page of the kind. The inputs are made each time that the parts or the model are asked for.
 */
export const pageKind =
  <Kind extends string, Inputs, Model>(declaration: Declaration<Kind, Inputs, Model>) =>
  (place: Place, inputs: () => Inputs, shared: Shared): PlannedPage<Kind, Model> =>
    new DeclaredPage(declaration, place, inputs, shared);

/** A class, since a site may have hundreds of thousands: what its methods need stands in few fields. */
class DeclaredPage<Kind extends string, Inputs, Model> implements PlannedPage<Kind, Model> {
  readonly kind: Kind;
  readonly path: string;
  readonly owner: string;
  readonly group?: PageGroup;
  private readonly declaration: Declaration<Kind, Inputs, Model>;
  private readonly inputs: () => Inputs;
  private readonly shared: Shared;

  constructor(
    declaration: Declaration<Kind, Inputs, Model>,
    { path, owner, group }: Place,
    inputs: () => Inputs,
    shared: Shared,
  ) {
    this.kind = declaration.kind;
    this.path = path;
    this.owner = owner;
    if (group) this.group = group;
    this.declaration = declaration;
    this.inputs = inputs;
    this.shared = shared;
  }

  get parts(): Record<string, string> {
    const inputs: unknown = this.inputs();
    const isNamed = typeof inputs === "object" && inputs !== null && !Array.isArray(inputs) && !("toJSON" in inputs);
    const named = isNamed ? Object.entries(inputs) : [["content", inputs] as const];
    return Object.fromEntries(named.map(([name, value]) => [name, JSON.stringify(value) ?? ""]));
  }

  get model(): Model {
    return this.declaration.model(this.inputs(), this.shared);
  }

  /** What another process renders it from. */
  toJSON(): PageOf<Kind, Model> {
    const { kind, path, owner, model } = this;
    return { kind, path, owner, model };
  }
}

/** robots.txt, _redirects and _headers: text that needs no layout of its own. */
export type TextPage = PlannedPage<"text", { text: string }>;

export const textPage = (path: string, owner: string, text: string): TextPage => ({
  kind: "text",
  path,
  owner,
  model: { text },
  parts: { text },
});

/** One file of the output that is copied as it is: a picture, a font, a script. */
export interface Asset {
  kind: "asset";
  path: string;
  owner: string;
  /** May read a file. */
  bytes(): Uint8Array;
  /** Stands for the bytes where the path holds no digest of them. */
  readonly version?: string;
}

/** Files of the output that are encoded from one part of a picture, or from a card that is drawn for a story. */
export type EncodedPicture = {
  kind: "picture";
  /** How the paths of its files begin. */
  path: string;
  /** The file that uses it. */
  owner: string;
} & (Renditions | DrawnCard);
