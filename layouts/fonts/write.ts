import { writeFile } from "node:fs/promises";
import { cardLetters, fontSubsets, UNICODE_RANGES } from "./subsets.ts";

/** `npm run fonts`: writes the subsets, and says what fonts.css has to declare. */
for (const [name, bytes] of await fontSubsets()) {
  await writeFile(new URL(name, import.meta.url), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
await writeFile(new URL("card-letters.txt", import.meta.url), await cardLetters());
for (const [name, range] of Object.entries(UNICODE_RANGES)) console.log(`${name}: ${range}`);
