import type { RedirectRule } from "../deploy/redirects.ts";
import type { Issue } from "../lib/issue.ts";
import { addresses, RESERVED } from "../pages/addresses.ts";
import { foldPath } from "../text/fold-path.ts";
import { listed, type SitePlan } from "./site-plan.ts";

/** Who answers at each address, and the addresses that two want. */
export interface Claims {
  /** @param address folded, as `foldPath` does. */
  isAnswered(address: string): boolean;
  collisions: Issue[];
}

/** Who has an address, and whether a file answers there, a page, or a rule that leads elsewhere. */
interface Owner {
  name: string;
  path: string;
  isRule: boolean;
}

type OwnerOf = (address: string) => Owner | undefined;

/**
 * Two owners of one path, after Unicode and case folding: one would overwrite the other, somewhere. Of a page and an old
 * path, the old path is at fault: its rule is obeyed although a file is there.
 * @param lineOf the line of a file where its old paths stand.
 */
export function claimAddresses(
  { pages, assets, pictures, storyPictures, redirects }: SitePlan,
  lineOf: (file: string) => number,
): Claims {
  const owners = new Map<string, Owner>();
  const collisions: Issue[] = [];
  const claim = (path: string, name: string): void => {
    const address = foldPath(path);
    const known = owners.get(address);
    if (known === undefined) owners.set(address, { name, path, isRule: false });
    else collisions.push(pageCollision(path, name, known.name));
  };
  for (const { path, owner } of pages) claim(path, owner);
  for (const { path, owner } of assets) claim(path, owner);
  for (const { files, owner } of pictures) for (const { path } of files) claim(path, owner);
  // A folder cannot stand where a file does.
  for (const { path, owner } of assets) {
    const above = parentsOf(foldPath(path)).flatMap((parent) => owners.get(parent) ?? []);
    const file = above.find((one) => !one.path.endsWith("/"));
    if (file) collisions.push(pageCollision(file.path, owner, file.name));
  }
  // Nothing but an old path can be in the way of a story's picture, whose name holds a digest. Few sites ask for them.
  let ofStories: Map<string, Owner> | null = null;
  const ownerOf: OwnerOf = (address) => {
    const known = owners.get(address);
    if (known || !address.startsWith(addresses.pictures)) return known;
    ofStories ??= storyPictureOwners(storyPictures);
    return ofStories.get(address);
  };
  const patterns = redirects.filter(({ from }) => from.endsWith("*"));
  for (const rule of [...redirects].sort(listsFirst)) {
    const problem = problemOf(rule, ownerOf, patterns);
    if (problem === null) owners.set(foldPath(rule.from), { name: rule.owner, path: rule.from, isRule: true });
    else collisions.push(aliasCollision(rule, problem, lineOf));
  }
  return { isAnswered: (address) => ownerOf(address) !== undefined, collisions };
}

/** Old slugs of lists have their addresses before old paths of stories, which may be any. */
const listsFirst = (a: RedirectRule, b: RedirectRule) => Number(isOfList(b)) - Number(isOfList(a));
const isOfList = ({ owner }: RedirectRule) => owner.endsWith(".yaml");

function storyPictureOwners(groups: SitePlan["storyPictures"]): Map<string, Owner> {
  const { assets, encoded } = listed(groups);
  const files = [...assets, ...encoded.flatMap(({ files, owner }) => files.map(({ path }) => ({ path, owner })))];
  return new Map(files.map(({ path, owner }) => [foldPath(path), { name: owner, path, isRule: false }]));
}

/** Why a rule cannot have its address; null where it can. */
function problemOf({ from, owner }: RedirectRule, ownerOf: OwnerOf, patterns: readonly RedirectRule[]): string | null {
  const taken = ownerOf(foldPath(from));
  if (taken) return `is an address of the site already (${taken.name}).`;
  const [path = "", query] = from.split("?");
  // `/?p=123` is an address of other systems; on any other page a query would be led away from its page.
  if (query !== undefined && path === addresses.front) return null;
  const address = foldPath(path);
  const reserved = RESERVED.find((path) => address.startsWith(foldPath(path)));
  if (reserved) return `lies where the site keeps files of its own (${reserved}).`;
  // Servers answer `/410` with `/410.html`.
  const page = [address, address.replace(/\/$/, ".html/")].flatMap((one) => ownerOf(one) ?? []).find(isNoRule);
  if (page) return `is an address of the site already (${page.name}).`;
  const above = parentsOf(address)
    .flatMap((parent) => ownerOf(parent) ?? [])
    .find((parent) => isNoRule(parent) && !parent.path.endsWith("/"));
  if (above) return `lies below ${above.path}, which is a file.`;
  const pattern = patterns.find((rule) => rule.owner !== owner && address.startsWith(foldPath(rule.from.slice(0, -1))));
  return pattern ? `is redirected already (${pattern.owner}: ${pattern.from}).` : null;
}

const isNoRule = ({ isRule }: Owner) => !isRule;

/** `/a/` and `/a/b/` of `/a/b/c/`. */
function parentsOf(address: string): string[] {
  const segments = address.split("/").slice(1, -2);
  return segments.map((_, index) => `/${segments.slice(0, index + 1).join("/")}/`);
}

function aliasCollision({ from, owner }: RedirectRule, why: string, lineOf: (file: string) => number): Issue {
  const problem = `the old path ${from} ${why}`;
  return { file: owner, line: lineOf(owner), field: "aliases", problem, remedy: "Remove it, or correct the path." };
}

function pageCollision(path: string, owner: string, known: string): Issue {
  const problem = `the address ${path} already belongs to ${known}.`;
  return { file: owner, line: 1, field: null, problem, remedy: "Give one of them another slug or path." };
}
