import { TestNewsroom } from "../site.ts";

/** Builds the demo newsroom once for all browser tests; its folder travels in the environment. */
export default async function buildDemo(): Promise<void> {
  const site = await new TestNewsroom("demo").build();
  process.env.DEMO_SITE = site.folder;
}
