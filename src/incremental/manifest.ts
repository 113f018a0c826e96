import path from "node:path";
import { type BuildCache, checkedPayload, readKept, replaceFile, withDigest } from "../store/cache-file.ts";
import { type FileState, fileState } from "../store/file-state.ts";
import type { Made } from "./target.ts";

/** A file of the output as the last build left it. */
export interface OutputFile {
  /** Of its bytes. */
  digest: string;
  state: FileState | null;
}

/** What the last build made, so that this one need not make it again. */
export interface Manifest {
  /** By what was made: the fingerprint of what it was made from, and its files. */
  made: Map<string, { fingerprint: string; files: string[] }>;
  files: Map<string, OutputFile>;
  /** The states of the folders of the output, by their names; the output itself is "". */
  folders: Map<string, FileState>;
}

/** What is known of an output that no build has left. */
export const NOTHING: Manifest = { made: new Map(), files: new Map(), folders: new Map() };

/** Names that are looked for one by one. */
const FEW = 20;

/** Things that were made, each with its fingerprint and files; a thing that is one file bears the file's name. */
type MadeJson = [name: string, fingerprint: string, files?: string[]];
type FileJson = [name: string, digest: string, state: FileState | null];

interface ManifestJson {
  made: MadeJson[];
  files: FileJson[];
  folders: [name: string, state: FileState][];
}

/**
 * What was made of one group, kept as a line of text: its head, and the rest as JSON. A group that stays as it is goes
 * from one manifest into the next one without being parsed.
 */
export class ManifestGroup {
  readonly name: string;
  /** Stands for all that was made; null where nothing does. */
  readonly key: string | null;
  /** Three parts with tabs between them, of which JSON has none of its own: a digest of the others, the head, the rest. */
  readonly line: string;

  private constructor(line: string) {
    const [, head = "[]"] = line.split("\t", 2);
    const [name, key] = JSON.parse(head) as [string, string | null];
    this.name = name;
    this.key = key;
    this.line = line;
  }

  static of({ name, key }: { name: string; key: string | null }, { made, files, folders }: Manifest): ManifestGroup {
    const madeJson = [...made].map(([name, { fingerprint, files }]): MadeJson => {
      const isItself = files.length === 1 && files[0] === name;
      return isItself ? [name, fingerprint] : [name, fingerprint, files];
    });
    const filesJson = [...files].map(([name, { digest, state }]): FileJson => [name, digest, state]);
    const json: ManifestJson = { made: madeJson, files: filesJson, folders: [...folders] };
    return new ManifestGroup(withDigest([[name, key], json].map((part) => JSON.stringify(part)).join("\t"), "\t"));
  }

  /** Null where the line is not what we wrote. */
  static from(line: string): ManifestGroup | null {
    return checkedPayload(line, "\t") === null ? null : new ManifestGroup(line);
  }

  /** Parsed again each time, as the rest is. */
  json(): ManifestJson {
    return JSON.parse(this.line.slice(this.line.lastIndexOf("\t") + 1)) as ManifestJson;
  }

  /** The files of one of its things; none where it has no such thing. */
  filesOf(name: string): string[] {
    const made = this.json().made.find(([own]) => own === name);
    return made ? (made[2] ?? [name]) : [];
  }

  hasAny(files: ReadonlySet<string>): boolean {
    // A look for a few names at the text is much faster than parsing it.
    if (files.size <= FEW && ![...files].some((name) => this.line.includes(JSON.stringify(name)))) return false;
    return this.json().files.some(([name]) => files.has(name));
  }
}

/** All that was made of several groups. */
export function contentsOf(groups: Iterable<ManifestGroup>): Manifest {
  const parsed = [...groups].map((group) => group.json());
  const made: Manifest["made"] = new Map();
  for (const one of parsed) {
    for (const [name, fingerprint, files = [name]] of one.made) made.set(name, { fingerprint, files });
  }
  return { made, ...standingIn(parsed) };
}

/** The same without what the files were made from, for those who look at the output. */
export const outputOf = (groups: Iterable<ManifestGroup>): Pick<Manifest, "files" | "folders"> =>
  standingIn([...groups].map((group) => group.json()));

/** A folder that several groups share is as who saw it last has seen it. */
function standingIn(parsed: readonly ManifestJson[]): Pick<Manifest, "files" | "folders"> {
  const all: Pick<Manifest, "files" | "folders"> = { files: new Map(), folders: new Map() };
  for (const { files, folders } of parsed) {
    for (const [name, digest, state] of files) all.files.set(name, { digest, state });
    for (const [name, state] of folders) {
      const known = all.folders.get(name);
      if (known === undefined || known[1] < state[1]) all.folders.set(name, state);
    }
  }
  return all;
}

/**
 * What stands in the output once the new files are in their places; the states of these are not known yet.
 * @param present what stood there before.
 */
export function nextManifest(
  kept: Manifest["made"],
  made: readonly Made[],
  present: ReadonlyMap<string, OutputFile>,
): Omit<Manifest, "folders"> {
  const files = new Map<string, OutputFile>();
  for (const name of [...kept.values()].flatMap((one) => one.files)) {
    const file = present.get(name);
    if (file) files.set(name, file);
  }
  for (const { name, digest, isNew } of made.flatMap((one) => one.files)) {
    files.set(name, isNew ? { digest, state: null } : (present.get(name) ?? { digest, state: null }));
  }
  const names = made.map(({ name, fingerprint, files }): [string, { fingerprint: string; files: string[] }] => [
    name,
    { fingerprint, files: files.map((file) => file.name) },
  ]);
  return { made: new Map([...kept, ...names]), files };
}

/** So many bytes that another process had better look at the output, while this one reads the articles. */
const MUCH = 8_000_000;

export const isLong = (cacheDir: string, preview: boolean): boolean =>
  (fileState(path.join(cacheDir, nameOf(preview)))?.[0] ?? 0) > MUCH;

const nameOf = (preview: boolean) => (preview ? "made-preview.json" : "made.json");

/** The groups of the last build by their names. */
export type Manifests = ReadonlyMap<string, ManifestGroup>;

/** Null where there is none. */
export function loadManifests(cache: BuildCache, preview: boolean): Manifests | null {
  const file = path.join(cache.dir, nameOf(preview));
  const text = readKept(file);
  if (text === null) return null;
  const lines = text.toString("utf8").split("\n");
  const groups = lines.flatMap((line) => ManifestGroup.from(line) ?? []);
  if (groups.length === lines.length) return new Map(groups.map((group) => [group.name, group]));
  cache.damaged(file);
  return null;
}

/** @param last what the file holds already. */
export function saveManifests(
  cacheDir: string,
  preview: boolean,
  groups: readonly ManifestGroup[],
  last: Manifests,
): void {
  if (groups.length === last.size && groups.every(({ name, line }) => last.get(name)?.line === line)) return;
  replaceFile(path.join(cacheDir, nameOf(preview)), groups.map(({ line }) => line).join("\n"));
}
