import { expect, test } from "vitest";
import { nearFile } from "../../../src/pictures/suggest.ts";
import { temporaryFolder } from "../temporary-folder.ts";

test.each([
  ["Bridge.PNG", "bridge.png"],
  ["caff\u00E9.png", "caf\u00E9.png"],
  ["cafe\u0301.png", "caf\u00E9.png"],
  ["sub/Boat.png", "sub/boat.png"],
  ["harbor.png", null],
  ["bridge.png", null],
  ["nowhere/bridge.png", null],
])("beside the file, %s is taken for %s", (name, near) => {
  const files = ["aridge.png", "bridge.png", "caf\u00E9.png", "sub/boat.png"];
  expect(nearFile(temporaryFolder(Object.fromEntries(files.map((file) => [file, ""]))), name)).toBe(near);
});
