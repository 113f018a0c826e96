import { test, vi } from "vitest";
import { expectWarmIsClean } from "./edited-newsroom.ts";

// A test cannot wait until its files are old. Without that rule what the disk says of them decides, as in an archive.
vi.mock("../../src/store/file-state.ts", async (original) => ({
  ...(await original<typeof import("../../src/store/file-state.ts")>()),
  settled: (state: unknown) => state,
}));

test("a warm build equals a clean one where the disk says which files are the same", () => expectWarmIsClean(4));
