import { composeSite, readSources } from "../build/compose.ts";
import { readSettings, type Settings, UsageError } from "../build/settings.ts";
import { NewsroomFaults } from "../lib/issue.ts";
import type { AssetAddresses } from "../pages/site-view.ts";
import { count, isMain, printIssues, run } from "./command.ts";

/** The check looks at what editors wrote, so the site's own files are not bundled for it. */
const NO_ASSETS: AssetAddresses = {
  styles: "/assets/",
  script: "/assets/",
  searchScript: "/assets/",
  feedStyles: "/assets/",
};

/**
 * Everything that a build would refuse, in seconds: no page is rendered and nothing is written.
 * @throws {NewsroomFaults} with every issue.
 */
export function check(settings: Settings): { articles: number; pages: number } {
  const sources = readSources(settings);
  const { plan } = composeSite(sources, NO_ASSETS, settings);
  return { articles: sources.articles.length, pages: plan.pages.length };
}

if (isMain(import.meta.url)) {
  await run(async () => {
    const json = process.argv.includes("--json");
    const unknown = process.argv.slice(2).filter((argument) => argument !== "--json");
    if (unknown.length > 0) throw new UsageError(`${unknown[0]} is not known. Use: npm run check -- [--json]`);
    try {
      const { articles, pages } = check(readSettings(process.env));
      console.log(
        json ? JSON.stringify({ issues: [] }) : `${count(articles, "article")}, ${count(pages, "page")}: no issues.`,
      );
      return 0;
    } catch (error) {
      if (!(error instanceof NewsroomFaults)) throw error;
      if (json) console.log(JSON.stringify({ issues: error.issues }, null, 1));
      else printIssues(error);
      return 1;
    }
  });
}
