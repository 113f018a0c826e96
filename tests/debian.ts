import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** The commands that install a package of Debian's; none where that is not possible. */
export function debianPackage(name: string): [command: string, options: string[]][] {
  if (!existsSync("/usr/bin/apt-get") || process.getuid?.() !== 0) return [];
  return [
    ["apt-get", ["update", "-qq"]],
    // Another test may be installing something of its own.
    ["apt-get", ["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends", name]],
  ];
}

/**
 * What `find` finds, once one of the commands has put it there.
 * @throws {Error} with what each of them said, where none has.
 */
export function installed<T>(what: string, find: () => T | null, commands: readonly [string, string[]][]): T {
  const found = find();
  if (found !== null) return found;
  const failures: string[] = [];
  for (const [command, options] of commands) {
    try {
      console.error(`Installing ${what} for the tests: ${command} ${options.join(" ")}`);
      execFileSync(command, options, { stdio: ["ignore", "ignore", "pipe"], timeout: 300_000 });
    } catch (error) {
      failures.push(`${command} ${options.join(" ")}: ${(error as Error).message.split("\n")[0]}`);
    }
    const now = find();
    if (now !== null) return now;
  }
  throw new Error([`There is no ${what}, and none could be installed.`, ...failures].join("\n"));
}
