import { homedir, tmpdir } from "node:os";
import path from "node:path";
import type { Settings } from "../command/settings.ts";
import { formatIssue, type NewsroomErrors } from "../lib/issue.ts";
import { PROJECT } from "../lib/project.ts";
import { escapeHtml } from "../lib/trusted-html.ts";
import type { Answer } from "../server/answer.ts";
import { PANEL, PANEL_ID } from "./browsers.ts";

type Folders = Pick<Settings, "articlesDir" | "newsroomDir" | "cacheDir" | "outputDir">;

/**
 * What is wrong, a line for each issue, as a browser may be shown it: no folder of this machine is named, but by its
 * place in the working directory.
 */
export function linesOf(problems: NewsroomErrors, folders: Folders): string[] {
  return problems.issues.map((issue) => withoutFolders(formatIssue(issue), folders));
}

function withoutFolders(text: string, { articlesDir, newsroomDir, cacheDir, outputDir }: Folders): string {
  const known: [folder: string, shown: string][] = [
    [process.cwd(), ""],
    [PROJECT, ""],
    ...[articlesDir, newsroomDir, cacheDir, outputDir].map((folder): [string, string] => [
      path.resolve(folder),
      `${path.basename(folder)}/`,
    ]),
    [tmpdir(), ""],
    [homedir(), ""],
  ];
  // The longest first: a folder may lie in another one.
  return known
    .map(([folder, shown]): [string, string] => [path.join(folder, path.sep), shown])
    .filter(([folder]) => folder !== path.parse(folder).root)
    .sort(([a], [b]) => b.length - a.length)
    .reduce((line, [folder, shown]) => line.replaceAll(`file://${folder}`, shown).replaceAll(folder, shown), text);
}

/** A page that says what is wrong, in place of the one that was asked for. */
export function issuesPage(lines: readonly string[]): Answer {
  const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join("\n");
  return {
    status: 500,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy":
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>This has to be fixed</title></head>
<body>
<div id="${PANEL_ID}" role="alert" style="${escapeHtml(PANEL)}">
<h2>This has to be fixed</h2>
<ol>
${items}
</ol>
<p>The page comes back by itself.</p>
</div>
</body>
</html>
`,
  };
}
