import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { debianPackage, installed } from "./debian.ts";

const { findCachedJava } = createRequire(import.meta.url)("vnu-jar/vnu-java-downloader.js") as {
  findCachedJava(): string | null;
};

/** The oldest that the checker runs on. */
const OLDEST = 11;

/** A Java that the Nu HTML checker runs on: the system's, else the one that the checker once fetched for itself. */
function findJava(): string | null {
  const { stderr = "" } = spawnSync("java", ["-version"], { encoding: "utf8" });
  const version = Number(/version "(\d+)/.exec(stderr ?? "")?.[1] ?? 0);
  return version >= OLDEST ? "java" : findCachedJava();
}

/** Finds a Java or installs one: Debian's package, else the runtime that the checker fetches for itself. */
export const ensureJava = (): string =>
  installed(`Java ${OLDEST} or later`, findJava, [
    ...debianPackage("default-jre-headless"),
    // Without a file to check it says how it is used, once it has a Java.
    ["npx", ["vnu", "--version"]],
  ]);
