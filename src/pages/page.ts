import type { Renditions } from "../pictures/renditions.ts";
import type { DrawnCard } from "../pictures/story-card.ts";

/** One file of the output that Eleventy renders: a template in `layouts/` makes each kind from its model. */
export interface PageOf<Kind extends string, Model> {
  kind: Kind;
  /** Where the site answers with it: `/2024/05/25/slug/`. */
  path: string;
  /** The source file or settings file to name where two pages want one path. */
  owner: string;
  readonly model: Model;
  /**
   * Stands for the model: in one newsroom, the same key means the same model. Pages that come by the ten thousand have
   * one, and make their model when somebody reads it; of all others the model itself is compared.
   */
  readonly key?: string;
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

/** What makes many pages, each of a part of its own: a hundred thousand pages with functions of their own would cost more. */
export interface PageMaker<Part, Model> {
  key(part: Part): string;
  model(part: Part): Model;
}

/** A page whose model is made anew each time that it is read: ten thousand models would fill the memory. */
class PageOnDemand<Kind extends string, Part, Model> implements PageOf<Kind, Model> {
  readonly kind: Kind;
  readonly path: string;
  readonly owner: string;
  readonly group?: PageGroup;
  private readonly maker: PageMaker<Part, Model>;
  private readonly part: Part;

  constructor({ kind, path, owner, group }: PageFacts<Kind>, maker: PageMaker<Part, Model>, part: Part) {
    this.kind = kind;
    this.path = path;
    this.owner = owner;
    if (group) this.group = group;
    this.maker = maker;
    this.part = part;
  }

  get key(): string {
    return this.maker.key(this.part);
  }

  get model(): Model {
    return this.maker.model(this.part);
  }

  /** What another process renders it from. */
  toJSON(): PageOf<Kind, Model> {
    const { kind, path, owner, model } = this;
    return { kind, path, owner, model };
  }
}

type PageFacts<Kind extends string> = Omit<PageOf<Kind, unknown>, "model" | "key">;

/** One page that has a key. */
export const pageOnDemand = <Kind extends string, Model>(
  facts: PageFacts<Kind> & { key(): string },
  make: () => Model,
): PageOf<Kind, Model> => new PageOnDemand(facts, { key: facts.key, model: make }, null);

/** One of many. */
export const pageOfMany = <Kind extends string, Part, Model>(
  facts: PageFacts<Kind>,
  maker: PageMaker<Part, Model>,
  part: Part,
): PageOf<Kind, Model> => new PageOnDemand(facts, maker, part);

/** robots.txt, _redirects and _headers: text that needs no layout. */
export type TextPage = PageOf<"text", { text: string }>;

/** One file of the output that is copied as it is: a picture, a font, a script. */
export interface Asset {
  kind: "asset";
  path: string;
  owner: string;
  /** May be read from the disk each time somebody asks. */
  readonly bytes: Uint8Array;
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
