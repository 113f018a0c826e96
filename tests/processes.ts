import { execFileSync } from "node:child_process";

interface Listed {
  pid: number;
  parent: number;
  command: string;
}

/** Every process of this machine that has not ended: one that nobody has asked after is a zombie. */
function processes(): Listed[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,state=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, state, command = ""] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return state === undefined || state.startsWith("Z") ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
  });
}

/** The children of a process, their children, and so on. */
export function descendants(pid: number): Listed[] {
  const all = processes();
  const below = (parent: number): Listed[] =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(child.pid)]);
  return below(pid);
}

/** Those of the processes that are still there. */
export function alive(listed: readonly Listed[]): Listed[] {
  const now = processes();
  return listed.filter(({ pid, command }) => now.some((each) => each.pid === pid && each.command === command));
}
