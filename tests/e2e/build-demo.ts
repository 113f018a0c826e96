import { TestNewsroom } from "../site.ts";

/** Builds the paper of the fixtures once for all browser tests; its folder travels in the environment. */
export default async function buildDemo(): Promise<void> {
  const site = await new TestNewsroom("paper").build();
  process.env.DEMO_SITE = site.folder;
}
