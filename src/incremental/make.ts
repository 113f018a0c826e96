import type { Story } from "../edition/story.ts";
import { withLengths } from "../feeds/picture.ts";
import { digest } from "../lib/digest.ts";
import { fingerprintOf } from "../lib/fingerprint.ts";
import { formatIssue, type Issue, NewsroomErrors } from "../lib/issue.ts";
import type { Progress } from "../lib/progress.ts";
import { addresses, outputFile } from "../pages/addresses.ts";
import type { PageContext } from "../pages/context.ts";
import type { Asset, EncodedPicture, PageGroup, PageOf } from "../pages/page.ts";
import type { PictureProblem } from "../pictures/encode.ts";
import { PIECE_LIST, pieceList } from "../search/list.ts";
import type { NamedPage } from "../search/names.ts";
import type { SearchPiece } from "../search/pieces.ts";
import { documentsOf, namedPages, piecesOf } from "../search/search-index.ts";
import type { ComposedSite } from "../site/compose.ts";
import type { Page } from "../site/site-plan.ts";
import type { BuildCache } from "../store/cache-file.ts";
import { spareMemory } from "../workers/memory.ts";
import type { Pool, Work } from "../workers/pool.ts";
import { SHARED } from "./explain.ts";
import type { Output, OutputChange } from "./output.ts";
import { type PictureResult, type PictureTask, pictureTask, stagePicture } from "./pictures.ts";
import { type PieceTask, type Rendering, stageFile, stagePages, stagePiece } from "./stage.ts";
import type { Made, MadeFile, Wanted, WantedGroup } from "./target.ts";

/** Below it, other processes are not worth their start. */
const FEW = 250;
/** So many pixels are encoded in the time that one page takes. */
const PIXELS_OF_A_PAGE = 50_000;
/** Stories in a piece of the search index, of each of which Pagefind holds 190 kB: two such pieces at once are too many. */
const HEAVY = 2500;
/** Pages that one run of Eleventy renders: it keeps all of them in memory until it ends. */
const SLICE = 400;

/** Something to make, and what of. */
export type Product = Wanted &
  (
    | { kind: "page"; page: Page }
    | { kind: "asset"; asset: Asset }
    | { kind: "picture"; picture: EncodedPicture }
    | { kind: "piece"; piece: SearchPiece<Story>; language: string; withEngine: boolean }
    // What the search begins with: it names files of the pieces, so it is made after them.
    | { kind: "list"; pieces: (Product & { kind: "piece" })[]; names: NamedPage[]; language: string }
  );

/** Everything that the output consists of. */
export function productsOf(
  { context, plan }: Pick<ComposedSite, "context" | "plan">,
  version: string,
  { withSearch }: { withSearch: boolean },
): WantedGroup<Product>[] {
  const pages = new Map<PageGroup | null, Page[]>();
  for (const page of plan.pages) {
    const own = pages.get(page.group ?? null);
    if (own) own.push(page);
    else pages.set(page.group ?? null, [page]);
  }
  const product = (page: Page): Product => {
    const fingerprint = fingerprintOf({ kind: page.kind, [SHARED]: version, ...page.parts });
    return { kind: "page", page, name: outputFile(page.path), fingerprint };
  };
  const groups = [...pages].flatMap(([group, own]): WantedGroup<Product>[] => {
    if (group === null) return [];
    return [{ name: group.name, key: digest([version, group.key].join("\n")), wanted: () => own.map(product) }];
  });
  for (const { name, key, list } of plan.storyPictures) {
    const wanted = (): Product[] => {
      const { assets, encoded } = list();
      return [...assets.map(assetProduct), ...encoded.map((picture) => pictureProduct(picture, name))];
    };
    groups.push({ name, key: digest([version, key].join("\n")), wanted });
  }
  const singles = (): Product[] => [
    ...(pages.get(null) ?? []).map(product),
    ...plan.assets.map(assetProduct),
    ...plan.pictures.map((picture) => pictureProduct(picture, "picture")),
  ];
  if (!withSearch) return [...groups, oneByOne(singles)];
  const { pieces, list } = searchProducts(context, version);
  return [...groups, ...pieces, oneByOne(() => [...singles(), list])];
}

/** The path of an asset holds a digest of its bytes, or the asset names one. */
const assetProduct = (asset: Asset): Product => {
  return { kind: "asset", asset, name: outputFile(asset.path), fingerprint: asset.version ?? "" };
};

/**
 * The paths of encoded pictures hold digests, too; which of them are wanted may change.
 * @param group several of them may want the same files, or others of the same part of a picture.
 */
const pictureProduct = (picture: EncodedPicture, group: string): Product => {
  const fingerprint = digest(picture.files.map(({ path }) => path).join("\n"));
  return { kind: "picture", picture, name: `${group} ${outputFile(picture.path)}`, fingerprint };
};

/** Things that are each looked at by themselves. */
export const oneByOne = (wanted: () => Product[]): WantedGroup<Product> => ({ name: "", key: null, wanted });

/** The pieces of the index, each a group that bears its name, and the list of them. */
export function searchProducts(
  context: PageContext,
  version: string,
): { pieces: WantedGroup<Product>[]; list: Product } {
  const { language } = context.newsroom.site;
  const pieces = piecesOf(context).map((piece, index, all): Product & { kind: "piece" } => {
    // Of the one file that they share, the oldest piece has the care: it changes least.
    const withEngine = index === all.length - 1;
    const keys = piece.stories.map(({ key }) => key);
    const fingerprint = digest([version, language, withEngine, ...keys].join("\n"));
    return { kind: "piece", piece, language, withEngine, name: `search ${piece.name}`, fingerprint };
  });
  const names = namedPages(context);
  const own = pieces.map(({ name, fingerprint }) => name + fingerprint);
  const all = digest([version, JSON.stringify(names), ...own].join("\n"));
  return {
    pieces: pieces.map((piece) => ({ name: piece.name, key: piece.fingerprint, wanted: () => [piece] })),
    list: { kind: "list", pieces, names, language, name: outputFile(PIECE_LIST), fingerprint: all },
  };
}

/** The jobs of making that a worker can do. */
export type MakeJobs = {
  index(input: PieceTask & { standing: [file: string, digest: string][] }): Promise<MadeFile[]>;
  encode(input: { task: PictureTask; standing: (string | null)[] }): Promise<PictureResult>;
  render(input: Rendering & { pages: PageOf<string, unknown>[]; standing: (string | null)[] }): Promise<MadeFile[]>;
  inspect(input: { preview: boolean }): OutputChange;
};

/** What is needed to make something. */
export interface Workshop {
  context: PageContext;
  /** The folder of layouts. */
  layouts: string;
  pool: Pool<MakeJobs>;
  output: Output;
  /** Digests of the files that stand in the output now. */
  standing: ReadonlyMap<string, string>;
  progress: Progress;
  cache: BuildCache;
}

/**
 * Makes the products and puts their files aside; nothing of the site is touched.
 * @param filesOf the files of a piece that stands in the output already.
 */
export async function makeProducts(
  products: readonly Product[],
  filesOf: (name: string) => readonly string[],
  workshop: Workshop,
): Promise<Made[]> {
  const pieces = products.filter((product) => product.kind === "piece");
  const pictures = products.filter((product) => product.kind === "picture");
  const pages = products.filter((product) => product.kind === "page");
  const assets = products.filter((product) => product.kind === "asset");
  const { output, standing, progress, pool } = workshop;
  // New layouts render what nobody parses.
  spareMemory(pages.length);
  progress.phase("Rendering", pages.length + pictures.length);
  const stories = pieces.reduce((sum, { piece }) => sum + piece.stories.length, 0);
  const pixels = pictures
    .flatMap(({ picture }) => picture.files)
    .reduce((sum, { width, height }) => sum + width * height, 0);
  const isMuch = pages.length + stories + pixels / PIXELS_OF_A_PAGE > FEW;
  const madeAssets = assets.map(({ asset, ...wanted }): Made => {
    return { ...wanted, files: [stageFile(output, wanted.name, asset.bytes(), standing.get(wanted.name))] };
  });
  // Feeds name the lengths of pictures. Where one process does all the work, no page is worth a beginning of its own.
  const isLate = ({ page }: Product & { kind: "page" }) => pictures.length > 0 && (!isMuch || page.kind === "feed");
  const inTime = slicesOf(pages.filter((page) => !isLate(page)));
  const late = slicesOf(pages.filter(isLate));
  const runAll = async (work: readonly Work<MakeJobs, "index" | "encode" | "render">[]) => {
    const results: (MadeFile[] | PictureResult)[] = [];
    if (isMuch) return pool.runAll(work);
    for (const one of work) results.push(await one.here());
    return results;
  };
  // A piece takes longest, and most of it in a process of its own.
  const done = await runAll([
    // Long work first.
    ...pieces.map((piece) => pieceWork(piece, workshop)),
    ...pictures.map((picture) => pictureWork(picture, workshop)),
    ...inTime.map((slice) => pagesWork(slice, workshop)),
  ]);
  const broken = done.map((result) => ("broken" in result ? result.broken : null));
  refuseBroken(pictures, broken.slice(pieces.length));
  done.push(...(await runAll(late.map((slice) => pagesWork(slice, workshop)))));
  const filesAt = (index: number): MadeFile[] => {
    const result = done[index] ?? [];
    return "broken" in result ? [] : result;
  };
  const made = [...pieces, ...pictures].map((product, index): Made => ({ ...product, files: filesAt(index) }));
  [...inTime, ...late].forEach((slice, index) => {
    const files = filesAt(pieces.length + pictures.length + index);
    slice.forEach((page, place) => {
      const file = files[place];
      if (!file) throw new Error(`nothing was made of ${page.name}`);
      made.push({ ...page, files: [file] });
    });
  });
  made.push(...madeAssets);
  const files = new Map(made.map(({ name, files }) => [name, files.map((file) => file.name)]));
  const lists = products.filter((product) => product.kind === "list");
  return [...made, ...lists.map((list) => makeList(list, (name) => files.get(name) ?? filesOf(name), workshop))];
}

const slicesOf = (pages: readonly (Product & { kind: "page" })[]) =>
  Array.from({ length: Math.ceil(pages.length / SLICE) }, (_, index) =>
    pages.slice(index * SLICE, (index + 1) * SLICE),
  );

/** @throws {NewsroomErrors} naming every picture that cannot be decoded. */
function refuseBroken(
  pictures: readonly (Product & { kind: "picture" })[],
  problems: readonly (PictureProblem | null)[],
): void {
  const issues = pictures.flatMap(({ picture }, index): Issue[] => {
    const found = problems[index] ?? null;
    if (found === null || "card" in picture) return [];
    const problem = `the picture "${picture.picture.name}" ${found.problem}`;
    return [{ file: picture.owner, line: 1, field: null, problem, remedy: found.remedy }];
  });
  // Several crops of one picture say the same.
  const distinct = new Map(issues.map((issue) => [formatIssue(issue), issue]));
  if (distinct.size > 0) throw new NewsroomErrors([...distinct.values()]);
}

function makeList(
  { pieces, names, language, ...wanted }: Product & { kind: "list" },
  filesOf: (name: string) => readonly string[],
  { output, standing }: Workshop,
): Made {
  const indexed = pieces.map(({ name, piece }) => ({ ...piece, files: filesOf(name).map((file) => `/${file}`) }));
  const assets = pieceList(indexed, language, names, (path) => output.read(outputFile(path)));
  const files = assets.map(({ path, bytes }) => {
    return stageFile(output, outputFile(path), bytes(), standing.get(outputFile(path)));
  });
  return { ...wanted, files };
}

/** A feed with the lengths of its pictures; any other page as it is. @param lengthOf a file, by its path, in bytes. */
export const weighed = (page: Page, lengthOf: (path: string) => number): PageOf<string, unknown> =>
  page.kind === "feed"
    ? { kind: page.kind, path: page.path, owner: page.owner, model: withLengths(page.model, lengthOf) }
    : page;

function pagesWork(
  slice: readonly (Product & { kind: "page" })[],
  { context: { site }, layouts, output, standing, progress }: Workshop,
): Work<MakeJobs, "render"> {
  const pages = () => slice.map(({ page }) => weighed(page, (path) => output.sizeOf(outputFile(path))));
  const known = slice.map(({ name }) => standing.get(name) ?? null);
  return {
    job: "render",
    input() {
      for (const _ of slice) progress.step();
      return { site, layouts, pages: pages(), standing: known };
    },
    here() {
      for (const _ of slice) progress.step();
      return stagePages(pages(), known, { site, layouts }, output);
    },
  };
}

function pictureWork(
  { picture }: Product & { kind: "picture" },
  { output, standing, progress, cache }: Workshop,
): Work<MakeJobs, "encode"> {
  const known = picture.files.map((file) => standing.get(outputFile(file.path)) ?? null);
  const task = pictureTask(picture);
  return {
    job: "encode",
    input() {
      progress.step();
      return { standing: known, task };
    },
    here() {
      progress.step();
      return stagePicture(task, known, output, cache);
    },
  };
}

function pieceWork(
  { piece, language, withEngine }: Product & { kind: "piece" },
  { context, output, standing }: Workshop,
): Work<MakeJobs, "index"> {
  const { name } = piece;
  const known = [...standing].filter(([file]) => `/${file}`.startsWith(addresses.searchBundle));
  const task = () => ({ name, language, withEngine, documents: documentsOf(piece, context) });
  return {
    job: "index",
    isLong: true,
    isHeavy: piece.stories.length > HEAVY,
    input: () => ({ standing: known, ...task() }),
    here: () => stagePiece(task(), new Map(known), output),
  };
}
