import { parseArgs } from "node:util";
import { UsageError } from "../lib/usage-error.ts";
import { suggestion } from "../lib/validate.ts";

/** An option of a command, in the form that Node's `parseArgs` reads, with what the help says of it. */
export interface Option {
  type: "boolean" | "string";
  /** What stands behind it: `<git ref>`. A boolean has none. */
  value?: string;
  does: string;
  isRequired?: boolean;
}

type Options = Record<string, Option>;
type Values<O extends Options> = { [Name in keyof O]?: O[Name]["type"] extends "boolean" ? boolean : string };
type AnyValues = Record<string, string | boolean>;

interface Definition<O extends Options> {
  name: string;
  does: string;
  /** What is given without a dash: `"Headline"`. Nothing of the kind is taken where it is left out. */
  operand?: string;
  options?: O;
  /** @returns the exit code, if it is not 0. */
  run(values: Values<O>, env: NodeJS.ProcessEnv, operands: string[]): Promise<number | undefined>;
}

/** A command of the program. */
export interface Command extends Omit<Definition<Options>, "run"> {
  /** Its words behind the program's name, and its environment in; its exit code out. */
  main(words: string[], env: NodeJS.ProcessEnv): Promise<number>;
}

/** Declares a command. A wrong word is an error: it was meant to do something. */
export function defineCommand<const O extends Options>(definition: Definition<O>): Command {
  const options: Options = definition.options ?? {};
  const { run, ...said } = definition;
  const command: Command = {
    ...said,
    options,
    async main(words, env) {
      if (words.includes("--help") || words.includes("-h")) {
        console.log(helpOf(command));
        return 0;
      }
      const { values, operands } = read(words, command);
      // `read` has held them against the options.
      return (await run(values as Values<O>, env, operands)) ?? 0;
    },
  };
  return command;
}

/** @throws {UsageError} on anything that the command does not know, and where something required is missing. */
function read(words: string[], command: Command): { values: AnyValues; operands: string[] } {
  const options = command.options ?? {};
  const { tokens } = parseArgs({ args: words, options, strict: false, tokens: true });
  const problem = (sentence: string) => new UsageError(`${sentence}\nUse: ${useOf(command)}`);
  const values: AnyValues = {};
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) {
      const meant = suggestion(
        token.rawName,
        Object.keys(options).map((name) => `--${name}`),
      );
      throw problem(`There is no option ${token.rawName}.${meant && ` ${meant}`}`);
    }
    if (option.type === "string" && (!token.value || (!token.inlineValue && token.value.startsWith("-"))))
      throw problem(`${token.rawName} needs ${option.value}.`);
    if (option.type === "boolean" && token.value !== undefined) throw problem(`${token.rawName} takes no value.`);
    values[token.name] = token.value ?? true;
  }
  const [first] = operands;
  if (command.operand === undefined && first !== undefined) throw problem(`"${first}" is not known here.`);
  for (const [name, { isRequired }] of Object.entries(options)) {
    if (isRequired && values[name] === undefined) throw problem(`--${name} is missing.`);
  }
  return { values, operands };
}

/** `halyard check [--json] [--base <git ref>]`. */
export const useOf = (command: Command): string => ["halyard", command.name, wordsOf(command)].join(" ").trim();

/** What stands behind the name of a command. */
export function wordsOf({ operand, options = {} }: Command): string {
  const written = Object.entries(options).map(([name, { value, isRequired }]) => {
    const word = value === undefined ? `--${name}` : `--${name} ${value}`;
    return isRequired ? word : `[${word}]`;
  });
  return [...(operand === undefined ? [] : [operand]), ...written].join(" ");
}

export function helpOf(command: Command): string {
  const options = Object.entries(command.options ?? {}).map(([name, { value, does }]) => {
    return [value === undefined ? `--${name}` : `--${name} ${value}`, does] as const;
  });
  return [`Use: ${useOf(command)}`, "", command.does, ...(options.length === 0 ? [] : ["", ...columns(options)])].join(
    "\n",
  );
}

/** Lines of two columns. */
export function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`);
}
