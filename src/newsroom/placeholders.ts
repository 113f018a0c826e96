import type { Advice } from "../lib/issue.ts";
import { pictureBytes } from "../pictures/picture.ts";
import { PLACEHOLDER, PLACEHOLDER_SIZES } from "../pictures/placeholder.ts";
import type { Newsroom } from "./newsroom.ts";

/** Pictures that `halyard init` drew from the name, and nobody has replaced. */
export const adviseOnPlaceholders = ({ pictures, pictureUses }: Newsroom): Advice[] =>
  pictureUses.flatMap(({ name, field, ...place }) => {
    const picture = pictures.get(name);
    if (!picture || !pictureBytes(picture).includes(PLACEHOLDER)) return [];
    const size = PLACEHOLDER_SIZES[field?.split(".").at(-1) ?? ""];
    const remedy = size
      ? `Draw your own: ${size} pixels, PNG.`
      : "Draw your own: a square drawing in one color, as SVG.";
    return [{ ...place, field, problem: `"${name}" is the placeholder that \`halyard init\` drew.`, remedy }];
  });
