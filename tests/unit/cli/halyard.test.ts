import { afterEach, describe, expect, test, vi } from "vitest";
import { defineCommand } from "../../../src/cli/command.ts";
import { COMMANDS, halyard } from "../../../src/cli/halyard.ts";
import { UsageError } from "../../../src/lib/usage-error.ts";

const given: unknown[] = [];
const paint = defineCommand({
  name: "paint",
  does: "Paints the hull. Twice, if need be.",
  operand: "HULL",
  options: {
    color: { type: "string", value: "NAME", does: "The color.", isRequired: true },
    twice: { type: "boolean", does: "Paints it again." },
  },
  async run(values, _, operands) {
    given.push({ values, operands });
    return undefined;
  },
});

/** What the program prints. */
async function said(...words: string[]): Promise<string> {
  const log = vi
    .spyOn(console, "log")
    .mockClear()
    .mockImplementation(() => {});
  expect(await halyard(words, {})).toBe(0);
  return log.mock.calls.flat().join("\n");
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as Error).message;
};

afterEach(() => {
  given.length = 0;
});

describe("a command", () => {
  test("takes options in any order, in both forms, and what has no dash", async () => {
    expect(await paint.main(["Tern", "--color=red", "--twice"], {})).toBe(0);
    expect(await paint.main(["--twice", "--color", "red", "Tern"], {})).toBe(0);
    expect(given).toEqual(Array(2).fill({ values: { color: "red", twice: true }, operands: ["Tern"] }));
  });

  test.each([
    [["--colour", "red"], 'There is no option --colour. Did you mean "--color"?'],
    [["--constructor"], "There is no option --constructor."],
    [["-x"], "There is no option -x."],
    [["--color"], "--color needs NAME."],
    [["--color="], "--color needs NAME."],
    [["--color", "--twice"], "--color needs NAME."],
    [["--color", "red", "--twice=yes"], "--twice takes no value."],
    [["--twice"], "--color is missing."],
  ])("refuses %j, and says how it is called", async (words, sentence) => {
    const use = "Use: halyard paint HULL --color NAME [--twice]";
    expect(await refusal(paint.main(words, {}))).toBe(`${sentence}\n${use}`);
    expect(given).toEqual([]);
  });

  test("that takes options alone refuses every other word", async () => {
    const { verify } = COMMANDS;
    expect(await refusal((await verify?.())?.main(["now"], {}) ?? Promise.resolve())).toMatch(
      /^"now" is not known here\./,
    );
  });
});

describe("the program", () => {
  test("names each command, and explains each of them", async () => {
    const all = await said();
    for (const [name, load] of Object.entries(COMMANDS)) {
      const command = await load();
      expect(command.name).toBe(name);
      expect(all).toContain(`  ${name} `);
      const help = await said("help", name);
      expect(help).toContain(command.does);
      for (const option of Object.keys(command.options ?? {})) expect(help).toContain(`--${option}`);
      expect(await said(name, "--help")).toBe(help);
    }
  });

  test("says its version", async () => {
    expect(await said("--version")).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test("refuses a command that there is not", async () => {
    expect(await refusal(halyard(["biuld"], {}))).toBe('There is no command "biuld". Did you mean "build"?');
    expect(await refusal(halyard(["toString"], {}))).toContain("Known: ");
    expect(await refusal(halyard(["help", "sail"], {}))).toContain("Known: init, start, dev");
  });
});
