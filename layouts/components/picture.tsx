import type { ImageView } from "../../src/pages/views.ts";

interface PictureProps {
  image: ImageView;
  /** The picture that a reader sees first is fetched at once. */
  eager?: boolean;
}

/** Point of focus as a class: the content security policy allows no style attributes. */
const focusClass = ({ focus }: ImageView) => (focus ? `focus-x${focus.x} focus-y${focus.y}` : undefined);

export function Picture({ image, eager = false }: PictureProps) {
  return (
    <img
      class={focusClass(image)}
      src={image.href}
      alt={image.alt}
      width={image.width}
      height={image.height}
      loading={eager ? "eager" : "lazy"}
      fetchpriority={eager ? "high" : undefined}
      decoding="async"
    />
  );
}

export function Figure({ image, eager = false, class: name }: PictureProps & { class: string }) {
  return (
    <figure class={name}>
      <Picture image={image} eager={eager} />
      <figcaption>
        {image.caption && `${image.caption} `}
        <span class="credit">{image.credit}</span>
      </figcaption>
    </figure>
  );
}
