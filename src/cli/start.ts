import { run } from "../command/run.ts";
import { portOf } from "../server/port.ts";
import { serveSite } from "../server/serve.ts";
import { ALLOW_EMPTY, buildAndReport } from "./build.ts";
import { isMain, readOptions } from "./command.ts";

if (isMain(import.meta.url)) {
  await run(async () => {
    const options = readOptions(process.argv.slice(2), ALLOW_EMPTY, "npm start -- [--allow-empty]");
    const port = portOf(process.env);
    const folder = await buildAndReport(process.env, { allowEmpty: options["allow-empty"] });
    const { address } = await serveSite(folder, { port, host: process.env.HOST || null });
    console.log(`Serving ${folder} at ${address} — stop with Ctrl+C.`);
    return 0;
  });
}
