import { portOf } from "../server/port.ts";
import { serveSite } from "../server/serve.ts";
import { ALLOW_EMPTY, buildAndReport } from "./build.ts";
import { defineCommand } from "./command.ts";

export const startCommand = defineCommand({
  name: "start",
  does: "Builds the site and serves it at http://localhost:8080, to this machine alone (`HOST` changes that). Shows exactly what readers would see.",
  options: ALLOW_EMPTY,
  async run({ "allow-empty": allowEmpty = false }, env) {
    const port = portOf(env);
    const folder = await buildAndReport(env, { allowEmpty });
    const { address } = await serveSite(folder, { port, host: env.HOST || null });
    console.log(`Serving ${folder} at ${address} — stop with Ctrl+C.`);
    return 0;
  },
});
