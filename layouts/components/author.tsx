import type { AuthorView } from "../../src/pages/authors.ts";
import { Picture } from "./picture.tsx";

interface PortraitProps {
  author: AuthorView;
  /** As wide as the styles show it. */
  sizes: string;
  eager?: boolean;
}

/** The name stands beside it, so the photo adds nothing for a screen reader. */
export function Portrait({ author, sizes, eager = false }: PortraitProps) {
  if (!author.photo) return null;
  return <Picture class="portrait" image={{ ...author.photo, alt: "" }} sizes={sizes} eager={eager} />;
}
