import { TestNewsroom } from "../site.ts";

/** Builds whatever newsroom the project holds; its folder travels in the environment. */
export default async function buildNewsroom(): Promise<void> {
  const site = await new TestNewsroom("here").build({ BUILD_TIME: "" });
  process.env.NEWSROOM_SITE = site.folder;
}
