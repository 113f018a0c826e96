import { vi } from "vitest";

// A setup file. Pagefind is a program that the generator starts and ends for each index: half of the time of a small
// build. Here it stays for all builds of a process, and ends with that process. The commands, which end it, are tests' too.
vi.mock("pagefind", async (original) => ({
  ...(await original<typeof import("pagefind")>()),
  close: async () => null,
}));
