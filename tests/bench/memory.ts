import { readdirSync, readFileSync } from "node:fs";

/**
 * What is counted: PSS, where pages that processes share are counted once; else RSS, where they are counted for each;
 * null where there is no /proc.
 */
export const MEMORY_KIND: "PSS" | "RSS" | null =
  kilobytesIn("/proc/self/smaps_rollup", "Pss") !== null
    ? "PSS"
    : kilobytesIn("/proc/self/status", "VmRSS") !== null
      ? "RSS"
      : null;

const EVERY_MS = 50;
/** A look at a process of some gigabytes costs the kernel a while: all looks together shall cost a twentieth of a core. */
const WAIT_PER_COST = 19;
const LONGEST_WAIT_MS = 1000;

/** Watches a process and all that descend from it. */
export class MemoryWatch {
  private readonly root: number;
  private peakKilobytes = 0;
  private timer: NodeJS.Timeout | null = null;

  constructor(root: number) {
    this.root = root;
    if (MEMORY_KIND !== null) this.look();
  }

  /** The largest sum over all processes at one time, in MB; null where memory cannot be read. */
  stop(): number | null {
    if (this.timer) clearTimeout(this.timer);
    return MEMORY_KIND === null ? null : (this.peakKilobytes * 1024) / 1e6;
  }

  private look(): void {
    const before = process.cpuUsage();
    const sum = [...treeOf(this.root)].reduce((total, pid) => total + memoryOf(pid), 0);
    this.peakKilobytes = Math.max(this.peakKilobytes, sum);
    const { user, system } = process.cpuUsage(before);
    const wait = Math.max(EVERY_MS, (WAIT_PER_COST * (user + system)) / 1000);
    this.timer = setTimeout(() => this.look(), Math.min(wait, LONGEST_WAIT_MS));
  }
}

/** A process and all that descend from it. A process whose parent has ended is nobody's. */
export function treeOf(root: number): Set<number> {
  const children = new Map<number, number[]>();
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const parent = parentOf(pid);
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const tree = new Set([root]);
  // A set that grows while it is walked is walked to its end.
  for (const pid of tree) for (const child of children.get(pid) ?? []) tree.add(child);
  return tree;
}

function parentOf(pid: number): number | null {
  // The second field is the program's name in brackets, and may hold spaces and brackets of its own.
  const fields = read(`/proc/${pid}/stat`)?.split(") ").at(-1)?.split(" ");
  return fields?.[1] === undefined ? null : Number(fields[1]);
}

const memoryOf = (pid: number): number =>
  (MEMORY_KIND === "PSS"
    ? kilobytesIn(`/proc/${pid}/smaps_rollup`, "Pss")
    : kilobytesIn(`/proc/${pid}/status`, "VmRSS")) ?? 0;

function kilobytesIn(file: string, key: string): number | null {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB$`, "m").exec(read(file) ?? "")?.[1];
  return found === undefined ? null : Number(found);
}

/** Null where the file is not there, or the process has ended while it was read. */
function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
