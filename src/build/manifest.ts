import { readFileSync } from "node:fs";
import path from "node:path";
import { ifThere } from "../lib/if-there.ts";
import { checkedPayload, replaceFile, withDigest } from "./cache-file.ts";
import { type FileState, fileState } from "./file-state.ts";
import type { BuildPlan, Made, Wanted } from "./plan.ts";

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

/** Things that were made, each with its fingerprint and files; a thing that is one file bears the file's name. */
type MadeJson = [name: string, fingerprint: string, files?: string[]];
type FileJson = [name: string, digest: string, state: FileState | null];

interface ManifestJson {
  made: MadeJson[];
  files: FileJson[];
  folders: [name: string, state: FileState][];
}

/**
 * What stands in the output once the new files are in their places; the states of these are not known yet.
 * @param present what stood there before.
 */
export function nextManifest(
  kept: BuildPlan<Wanted>["kept"],
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

/**
 * Null where there is none.
 * @param damaged is called where a file is there, but is not what we wrote.
 */
export function loadManifest(cacheDir: string, preview: boolean, damaged: (file: string) => void): Manifest | null {
  const file = path.join(cacheDir, nameOf(preview));
  const text = ifThere(() => readFileSync(file, "utf8"));
  if (text === null) return null;
  const payload = checkedPayload(text);
  if (payload === null) {
    damaged(file);
    return null;
  }
  const { made, files, folders } = JSON.parse(payload) as ManifestJson;
  return {
    made: new Map(made.map(([name, fingerprint, files = [name]]) => [name, { fingerprint, files }])),
    files: new Map(files.map(([name, digest, state]) => [name, { digest, state }])),
    folders: new Map(folders),
  };
}

export function saveManifest(cacheDir: string, preview: boolean, { made, files, folders }: Manifest): void {
  const madeJson = [...made].map(([name, { fingerprint, files }]): MadeJson => {
    const isItself = files.length === 1 && files[0] === name;
    return isItself ? [name, fingerprint] : [name, fingerprint, files];
  });
  const filesJson = [...files].map(([name, { digest, state }]): FileJson => [name, digest, state]);
  const manifest: ManifestJson = { made: madeJson, files: filesJson, folders: [...folders] };
  const text = withDigest(JSON.stringify(manifest));
  const file = path.join(cacheDir, nameOf(preview));
  if (ifThere(() => readFileSync(file, "utf8")) !== text) replaceFile(file, text);
}
