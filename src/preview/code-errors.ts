import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, isFailure, issueOf } from "../assets/bundle.ts";
import { type Issue, NewsroomErrors } from "../lib/issue.ts";
import { PROJECT } from "../lib/project.ts";
import { rootCause } from "../lib/root-cause.ts";

/** A line of a stack: `at Share (file:///home/ada/paper/layouts/components/share.tsx:10:6)`. */
const FRAME = /^\s+at (?:.*\()?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/]).*?)(?:\?[^:]*)?:(\d+):(\d+)\)?$/gm;

/**
 * Whatever was thrown, as something that can be shown to people: the place in our own code, and the cause.
 * @param fallback the file that is shown where the error names none.
 */
export function codeErrors(thrown: unknown, fallback: string): NewsroomErrors {
  const error = rootCause(thrown);
  if (error instanceof NewsroomErrors) return error;
  if (isFailure(error)) return new NewsroomErrors(error.errors.map(issueOf));
  const { message = String(error), stack = "" } = error as Partial<Error>;
  const [problem = ""] = message.split("\n");
  const place = placeIn(stack) ?? { file: fallback, line: 1 };
  return new NewsroomErrors([{ ...place, field: null, problem, remedy: "" }], [], { cause: error });
}

/**
 * Why a module of ours cannot be loaded: every place that is no code, where there is one.
 * @param entry the module, relative to the project.
 */
export async function importErrors(entry: string, thrown: unknown): Promise<NewsroomErrors> {
  try {
    await bundle({ entryPoints: [entry], format: "esm", platform: "node", packages: "external" });
    return codeErrors(thrown, entry);
  } catch (error) {
    return codeErrors(error, entry);
  }
}

/** The first place of a stack that is in our own code. */
function placeIn(stack: string): Pick<Issue, "file" | "line" | "column"> | null {
  for (const [, address = "", line, column] of stack.matchAll(FRAME)) {
    const file = address.startsWith("file:") ? fileURLToPath(address) : address;
    const [first = ""] = path.relative(PROJECT, file).split(path.sep);
    const isOurs = !path.isAbsolute(first) && !["..", "node_modules"].includes(first) && existsSync(file);
    if (isOurs) return { file: path.relative(process.cwd(), file), line: Number(line), column: Number(column) };
  }
  return null;
}
