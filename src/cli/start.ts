import { UsageError } from "../build/settings.ts";
import { ALLOW_EMPTY, buildAndReport } from "./build.ts";
import { isMain, readOptions, run } from "./command.ts";
import { serveSite } from "./serve.ts";

/** @throws {UsageError} where PORT is no port. */
export function portOf(env: NodeJS.ProcessEnv): number {
  const port = Number(env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`PORT "${env.PORT}" is not a port.`);
  return port;
}

if (isMain(import.meta.url)) {
  await run(async () => {
    const options = readOptions(process.argv.slice(2), ALLOW_EMPTY, "npm start -- [--allow-empty]");
    const port = portOf(process.env);
    const folder = await buildAndReport(process.env, { allowEmpty: options["allow-empty"] });
    const { address } = await serveSite(folder, { port });
    console.log(`Serving ${folder} at ${address} — stop with Ctrl+C.`);
    return 0;
  });
}
