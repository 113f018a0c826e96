import { digest } from "../lib/digest.ts";
import { outputFile } from "../pages/addresses.ts";
import type { SiteView } from "../pages/site-view.ts";
import type { Output } from "./output.ts";
import { renderPages } from "./render.ts";
import type { Page } from "./site-plan.ts";

/** A file of the output that was made. */
export interface MadeFile {
  name: string;
  digest: string;
  /** False where the same bytes stand in the output already. */
  isNew: boolean;
}

/** Puts a file aside, unless it stands in the output already. @param standing the digest of what stands there. */
export function stageFile(
  output: Output,
  name: string,
  content: string | Uint8Array,
  standing: string | undefined,
): MadeFile {
  const made = digest(content);
  const isNew = made !== standing;
  if (isNew) output.stage(name, content);
  return { name, digest: made, isNew };
}

/** Renders pages and puts them aside. @param standing digests of their files in the output, in the same order. */
export async function stagePages(
  pages: readonly Page[],
  standing: readonly (string | null)[],
  site: SiteView,
  output: Output,
): Promise<MadeFile[]> {
  const rendered = await renderPages(pages, site);
  return pages.map(({ path }, index) => {
    const name = outputFile(path);
    const content = rendered.get(name);
    if (content === undefined) throw new Error(`nothing was rendered for ${path}`);
    return stageFile(output, name, content, standing[index] ?? undefined);
  });
}
