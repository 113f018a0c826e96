import type { Story } from "../edition/edition.ts";
import { digest } from "../lib/digest.ts";
import { outputFile } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import type { Asset } from "../pages/page.ts";
import { pieceList } from "../search/list.ts";
import type { SearchPiece } from "../search/pieces.ts";
import { documentsOf, piecesOf } from "../search/search-index.ts";
import type { ComposedSite } from "./compose.ts";
import type { Crew } from "./crew.ts";
import type { Output } from "./output.ts";
import type { Made, MadeFile, Wanted } from "./plan.ts";
import type { Progress } from "./progress.ts";
import type { Page } from "./site-plan.ts";
import { stageFile, stagePages, stagePiece } from "./stage.ts";

/** Below it, other processes are not worth their start. */
const FEW = 250;
/** Pages that one run of Eleventy renders: it keeps all of them in memory until it ends. */
const SLICE = 300;

/** Something to make, and what of. */
export type Product = Wanted &
  (
    | { kind: "page"; page: Page }
    | { kind: "asset"; asset: Asset }
    | { kind: "piece"; piece: SearchPiece<Story>; language: string }
  );

/** Everything that the output consists of, but for the list of the search's pieces. */
export function productsOf(
  { context, plan }: ComposedSite,
  version: string,
  { withSearch }: { withSearch: boolean },
): Product[] {
  const { language } = context.newsroom.site;
  return [
    ...plan.pages.map((page): Product => {
      const model = page.key ?? JSON.stringify(page.model);
      const fingerprint = digest([version, page.kind, page.path, model].join("\n"));
      return { kind: "page", page, name: outputFile(page.path), fingerprint };
    }),
    // The path of an asset holds a digest of its bytes.
    ...plan.assets.map((asset): Product => ({ kind: "asset", asset, name: outputFile(asset.path), fingerprint: "" })),
    ...(withSearch ? piecesOf(context) : []).map((piece): Product => {
      const fingerprint = digest([version, ...piece.stories.map(({ key }) => key)].join("\n"));
      return { kind: "piece", piece, language, name: `search ${piece.name}`, fingerprint };
    }),
  ];
}

/** The list that the search begins with: it is made of what the pieces have become. */
export function searchList(
  products: readonly Product[],
  filesOf: (name: string) => readonly string[],
  output: Output,
  standing: ReadonlyMap<string, string>,
): Made[] {
  const pieces = products.flatMap((product) =>
    product.kind === "piece"
      ? [{ ...product.piece, language: product.language, files: filesOf(product.name).map((name) => `/${name}`) }]
      : [],
  );
  const { path, bytes } = pieceList(pieces, pieces[0]?.language ?? "");
  const name = outputFile(path);
  return [{ name, fingerprint: "", files: [stageFile(output, name, bytes, standing.get(name))] }];
}

interface Workshop {
  context: PageContext;
  crew: Crew;
  output: Output;
  /** Digests of the files that stand in the output now. */
  standing: ReadonlyMap<string, string>;
  progress: Progress;
}

/** Makes the products and puts their files aside; nothing of the site is touched. */
export async function makeProducts(products: readonly Product[], workshop: Workshop): Promise<Made[]> {
  const isMuch = workshop.crew.size > 1 && amountOf(products) > FEW;
  const pieces = products.filter((product) => product.kind === "piece");
  const pages = products.filter((product) => product.kind === "page");
  const assets = products.filter((product) => product.kind === "asset");
  const slices = Array.from({ length: Math.ceil(pages.length / SLICE) }, (_, index) =>
    pages.slice(index * SLICE, (index + 1) * SLICE),
  );
  const { output, standing, progress } = workshop;
  progress.phase("Rendering", pages.length);
  const indexed = pieces.map(
    (piece) => () => makePiece(piece, workshop, isMuch).then((files) => [{ ...piece, files }]),
  );
  const rendered = slices.map((slice) => () => makePages(slice, workshop, isMuch));
  const copied = assets.map((product) => async () => [
    { ...product, files: [stageFile(output, product.name, product.asset.bytes, standing.get(product.name))] },
  ]);
  // The longest work comes first, so that no core is left alone with it.
  const work = [...indexed, ...rendered, ...copied];
  const made: Made[][] = [];
  if (isMuch) made.push(...(await Promise.all(work.map((task) => task()))));
  else for (const task of work) made.push(await task());
  return made.flat();
}

const amountOf = (products: readonly Product[]): number =>
  products.reduce((sum, product) => sum + (product.kind === "piece" ? product.piece.stories.length : 1), 0);

async function makePages(
  slice: readonly (Product & { kind: "page" })[],
  { context: { site }, crew, output, standing, progress }: Workshop,
  elsewhere: boolean,
): Promise<Made[]> {
  const pages = slice.map(({ page }) => page);
  const known = slice.map(({ name }) => standing.get(name) ?? null);
  // Models are made when the task is sent: until then a slice is but a few keys.
  const files = elsewhere
    ? await crew.run({ kind: "render", site, pages, standing: known })
    : await stagePages(pages, known, site, output);
  return slice.map((product, index) => {
    progress.step();
    const file = files[index];
    if (!file) throw new Error(`nothing was made of ${product.name}`);
    return { ...product, files: [file] };
  });
}

function makePiece(
  { piece, language }: Product & { kind: "piece" },
  { context, crew, output, standing }: Workshop,
  elsewhere: boolean,
): Promise<MadeFile[]> {
  const { name } = piece;
  const folder = `search/index/`;
  const known = [...standing].filter(([file]) => file.startsWith(folder));
  return elsewhere
    ? crew.run({
        kind: "index",
        name,
        language,
        standing: known,
        get documents() {
          return documentsOf(piece, context);
        },
      })
    : stagePiece({ name, language, documents: documentsOf(piece, context) }, new Map(known), output);
}
