import { readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT } from "../lib/project.ts";
import { UsageError } from "../lib/usage-error.ts";
import { suggestion } from "../lib/validate.ts";
import { type Command, columns, helpOf } from "./command.ts";

/** The commands, in the order of the help. A command's code is loaded when it is asked for. */
export const COMMANDS: Record<string, () => Promise<Command>> = {
  init: async () => (await import("./init.ts")).initCommand,
  start: async () => (await import("./start.ts")).startCommand,
  dev: async () => (await import("./dev.ts")).devCommand,
  build: async () => (await import("./build.ts")).build,
  check: async () => (await import("./check.ts")).checkCommand,
  new: async () => (await import("./new.ts")).newCommand,
  receipt: async () => (await import("./receipt.ts")).receiptCommand,
  verify: async () => (await import("./verify.ts")).verifyCommand,
  rules: async () => (await import("./rules.ts")).rulesCommand,
};

/** Loads the code of a command. What goes wrong meanwhile is the machine's: `starting.js` says so. */
export async function preload(name = ""): Promise<void> {
  if (Object.hasOwn(COMMANDS, name)) await COMMANDS[name]?.();
}

/** The program: its words and environment in, its exit code out. */
export async function halyard([name = "", ...words]: string[], env: NodeJS.ProcessEnv): Promise<number> {
  if (name === "--version") console.log(version());
  else if (["", "help", "--help", "-h"].includes(name)) console.log(await help(words[0]));
  else return (await commandOf(name)).main(words, env);
  return 0;
}

/** @throws {UsageError} where there is none of that name. */
function commandOf(name: string): Promise<Command> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command();
  const meant = suggestion(name, Object.keys(COMMANDS)) || `Known: ${Object.keys(COMMANDS).join(", ")}.`;
  throw new UsageError(`There is no command "${name}". ${meant}`);
}

async function help(name: string | undefined): Promise<string> {
  if (name !== undefined) return helpOf(await commandOf(name));
  const commands = await Promise.all(Object.values(COMMANDS).map((load) => load()));
  const rows = commands.map(({ name, does }) => [name, `${does.split(/(?<=\.)\s/, 1)[0]}`] as const);
  return [
    "Use: halyard <command> [options]",
    "",
    ...columns(rows),
    "",
    "halyard help <command> says more of one.",
  ].join("\n");
}

function version(): string {
  const { version } = JSON.parse(readFileSync(path.join(PROJECT, "package.json"), "utf8")) as { version: string };
  return version;
}
