import { build } from "esbuild";

/**
 * A module that runs on a host, as one file.
 * @param project where `src/deploy` is.
 * @param values what takes the place of its constants, by their names.
 */
export async function bundleModule(file: string, project: string, values: Record<string, unknown>): Promise<string> {
  const result = await build({
    absWorkingDir: project,
    entryPoints: [`src/deploy/${file}`],
    bundle: true,
    write: false,
    format: "esm",
    define: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, JSON.stringify(value)])),
  });
  return result.outputFiles[0]?.text ?? "";
}
