import path from "node:path";
import { type BuildFailure, type BuildOptions, build, type Message, type Metafile, type OutputFile } from "esbuild";
import { type Issue, NewsroomErrors } from "../lib/issue.ts";
import { PROJECT } from "../lib/project.ts";

/** The bundler passes over a broken rule in a style sheet, and with it whatever readers should have seen. */
const BROKEN_STYLES = "css-syntax-error";

type Options = Omit<BuildOptions, "absWorkingDir" | "bundle" | "write" | "metafile" | "logLevel">;

/**
 * Bundles files of the project, in memory.
 * @throws {NewsroomErrors} with every place that the bundler cannot read.
 */
export async function bundle(options: Options): Promise<{ outputFiles: OutputFile[]; metafile: Metafile }> {
  const result = await build({
    ...options,
    absWorkingDir: PROJECT,
    bundle: true,
    write: false,
    metafile: true,
    logLevel: "silent",
  }).catch((error: unknown) => {
    throw isFailure(error) ? new NewsroomErrors(error.errors.map(issueOf)) : error;
  });
  const broken = result.warnings.filter(({ id }) => id === BROKEN_STYLES);
  if (broken.length > 0) throw new NewsroomErrors(broken.map(issueOf));
  return result;
}

/** What the bundler throws, and the loader that runs our code, which is made of the same. */
export const isFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && Array.isArray((error as Partial<BuildFailure>).errors);

/** The place and the cause, in the bundler's words: developers know them. */
export function issueOf({ text, location }: Message): Issue {
  const file = path.relative(process.cwd(), path.resolve(PROJECT, location?.file ?? "layouts"));
  const place = location ? { line: location.line, column: location.column + 1 } : { line: 1 };
  return { file, ...place, field: null, problem: sentence(text), remedy: "Fix the code there." };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
