import { test } from "vitest";
import { expectWarmIsClean } from "./edited-newsroom.ts";

// Each edit follows the last build at once, so no state of a file is certain, and bytes decide.
test("a warm build equals a clean one where every file has only just changed", () => expectWarmIsClean(4));
