import { expect, test } from "vitest";
import { progressLine } from "../../../src/lib/progress.ts";

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

test("a person at a terminal sees how far a long build is, on one line that goes away", () => {
  const { stream, written } = terminal(true);
  const progress = progressLine(stream);
  progress.phase("Reading");
  progress.phase("Rendering", 1000);
  for (let page = 0; page < 500; page += 1) progress.step();
  progress.done();
  const clear = "\r\u001b[K";
  expect(written).toEqual([
    `${clear}Reading…`,
    `${clear}Rendering 0 of 1000 pages…`,
    `${clear}Rendering 250 of 1000 pages…`,
    `${clear}Rendering 500 of 1000 pages…`,
    clear,
  ]);
});

test("a log that nobody watches keeps the summary alone", () => {
  const { stream, written } = terminal(false);
  const progress = progressLine(stream);
  progress.phase("Rendering", 1000);
  progress.step();
  progress.done();
  expect(written).toEqual([]);
});
