import { writeFile } from "node:fs/promises";
import { cardLetters, fontSubsets } from "./subsets.ts";

/** `npm run fonts`: writes the subsets, and the letters of cards. */
for (const [name, bytes] of await fontSubsets()) {
  await writeFile(new URL(name, import.meta.url), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
await writeFile(new URL("card-letters.txt", import.meta.url), await cardLetters());
