import type { AuthorView } from "../../src/pages/authors.ts";

/** The name stands beside it, so the photo adds nothing for a screen reader. */
export function Portrait({ author, eager = false }: { author: AuthorView; eager?: boolean }) {
  if (!author.photo) return null;
  const { href, width, height } = author.photo;
  return (
    <img
      class="portrait"
      src={href}
      alt=""
      width={width}
      height={height}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
    />
  );
}
