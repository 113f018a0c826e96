import { readSettings } from "../command/settings.ts";
import { passedOver, readDeployRules } from "../deploy/netlify-rules.ts";
import { refuseUnfinished } from "../incremental/output.ts";
import { UsageError } from "../lib/usage-error.ts";
import { defineCommand } from "./command.ts";

/**
 * The last look before a deploy: the site is finished, and the CDN understands and obeys every one of its rules.
 * @throws {UsageError} where it is not or does not.
 */
export async function verify(folder: string): Promise<void> {
  refuseUnfinished(folder);
  try {
    const rules = await readDeployRules(folder);
    if (rules.headersFor("/")["Content-Security-Policy"] === undefined) throw new Error("There is no security policy.");
    const problems = await passedOver(folder, rules);
    if (problems.length > 0) throw new Error(problems.join("\n"));
  } catch (error) {
    throw new UsageError(`The CDN would not obey the rules of ${folder}: ${(error as Error).message}`);
  }
}

export const verifyCommand = defineCommand({
  name: "verify",
  does: "The last look before a deploy: refuses an unfinished `_site`, and rules that the CDN would not obey.",
  async run(_, env) {
    const { outputDir } = readSettings(env);
    await verify(outputDir);
    console.log(`${outputDir} is a finished site, and its rules are valid.`);
    return 0;
  },
});

export const { main } = verifyCommand;
