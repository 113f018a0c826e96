import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { describe, expect, test } from "vitest";

interface Locked {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  inBundle?: boolean;
  hasInstallScript?: boolean;
}

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  engines: Record<string, string>;
  allowScripts: Record<string, boolean>;
}

interface Lock {
  lockfileVersion: number;
  packages: Record<string, Locked> & { "": Pick<Manifest, "dependencies" | "devDependencies" | "engines"> };
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;
const manifest = json<Manifest>("package.json");
const lock = json<Lock>("package-lock.json");
const { "": root, ...locked } = lock.packages;
const packages = Object.entries(locked as Record<string, Locked>);

describe("the lock", () => {
  test("has the form that every npm of the last years reads", () => {
    expect(lock.lockfileVersion).toBe(3);
    expect(packages.length).toBeGreaterThan(300);
  });

  test("seals every package by its digest, those of other platforms too", () => {
    const sealed = /^sha512-[A-Za-z0-9+/]{86}==$/;
    const unsealed = packages.filter(([, { integrity }]) => !sealed.test(integrity ?? ""));
    expect(unsealed.map(([name]) => name)).toEqual([]);
  });

  test("takes every package from the public registry, and none from a folder, an archive or a repository", () => {
    const elsewhere = packages.filter(([, { resolved, version, link, inBundle }]) => {
      const isElsewhere = resolved !== undefined && !resolved.startsWith("https://registry.npmjs.org/");
      return isElsewhere || link === true || inBundle === true || !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? "");
    });
    expect(elsewhere).toEqual([]);
    expect(existsSync(".npmrc")).toBe(false);
  });

  test("agrees with package.json", () => {
    expect(root.dependencies).toEqual(manifest.dependencies);
    expect(root.devDependencies).toEqual(manifest.devDependencies);
    expect(root.engines).toEqual(manifest.engines);
    const direct = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    const unmet = direct.filter(([name, range]) => !satisfies(locked[`node_modules/${name}`]?.version, range));
    expect(unmet).toEqual([]);
  });

  test("holds two packages that want to run a script on installing, and they may not", () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([name]) => name);
    expect(scripted).toEqual(["node_modules/esbuild", "node_modules/vnu-jar"]);
    expect(manifest.allowScripts).toEqual({ esbuild: false, "vnu-jar": false });
  });
});

describe("the dependencies", () => {
  test("are few, beside fonts, which are files and no code", () => {
    const code = Object.keys(manifest.dependencies).filter((name) => !name.startsWith("@fontsource"));
    expect(code.length).toBeLessThanOrEqual(26);
  });

  test.each([
    ["To build and serve", manifest.dependencies],
    ["To test and check", manifest.devDependencies],
  ])("under “%s” are those of package.json, each with its reason", (heading, wanted) => {
    const names = explained(heading);
    const isNamed = (name: string, names: readonly string[]) =>
      names.some((one) => one === name || (one.endsWith("*") && name.startsWith(one.slice(0, -1))));
    expect(names.filter((name) => !Object.keys(wanted).some((one) => isNamed(one, [name])))).toEqual([]);
    const missing = Object.keys(wanted).filter((name) => !isNamed(name, names));
    expect(missing).toEqual([]);
  });
});

/** The packages that a file imports; those of which it takes `types` alone are no part of what runs. */
function importsOf(file: string, types: boolean): string[] {
  const code = readFileSync(file, "utf8");
  const whole = code.matchAll(/^(?:import|export)( type)? (?:[^"';=]* from )?"([^"\n]+)";$/gm);
  const names = [...whole].filter(([, type]) => types || type === undefined).map(([, , name = ""]) => name);
  const late = [...code.matchAll(/(?:\bimport|\brequire|\brequire\.resolve|\)\.resolve)\("([^"]+)"\)/g)];
  return [...names, ...late.map(([, name = ""]) => name)]
    .filter((name) => /^[@\w]/.test(name) && !name.startsWith("node:") && !builtinModules.includes(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
}

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" })
  .split("\n")
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file));

describe("the code imports", () => {
  const foreign = (files: string[], known: Record<string, string>, types: boolean) =>
    files.flatMap((file) =>
      importsOf(file, types)
        .filter((name) => !(name in known))
        .map((name) => `${file}: ${name}`),
    );

  test("nothing that only another package brings", () => {
    expect(files.flatMap((file) => importsOf(file, true)).length).toBeGreaterThan(300);
    expect(foreign(files, { ...manifest.dependencies, ...manifest.devDependencies }, true)).toEqual([]);
  });

  test("nothing for a build that is there for tests alone", () => {
    const built = files.filter(
      (file) => /^(src|layouts)\/|^\.eleventy/.test(file) && !file.startsWith("layouts/fonts/"),
    );
    expect(foreign(built, manifest.dependencies, false)).toEqual([]);
  });
});

/** The packages in the first column of the table under a heading of docs/dependencies.md. */
function explained(heading: string): string[] {
  const section = readFileSync("docs/dependencies.md", "utf8")
    .split(/^## /m)
    .find((part) => part.startsWith(heading));
  const rows = (section ?? "").split("\n").filter((line) => line.startsWith("| `"));
  return rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name));
}

/** `^` and `~` ranges, the only forms that package.json uses. */
function satisfies(version: string | undefined, range: string): boolean {
  if (version === range) return true;
  const [, sign = "", least = ""] = /^([~^])(\d+\.\d+\.\d+)$/.exec(range) ?? [];
  const [have, want] = [version ?? "", least].map((text) => text.split(".").map(Number));
  if (!have || !want || want.length !== 3 || have.length !== 3) return false;
  const fixed = sign === "~" || want[0] === 0 ? 2 : 1;
  const first = have.findIndex((part, index) => part !== want[index]);
  return first === -1 || (first >= fixed && (have[first] ?? 0) > (want[first] ?? 0));
}
