import type { JSX } from "preact";
import type { CardView, TimeView } from "../../src/pages/views.ts";
import { Picture } from "./picture.tsx";
import { Raw, renderedOnce } from "./raw.tsx";

export interface CardProps {
  story: CardView;
  level: 2 | 3;
  size?: "lead" | "large" | "row" | "small";
  /** How wide its picture is, where the page has columns of its own. */
  sizes?: string;
  withImage?: boolean;
  withStandfirst?: boolean;
  withSection?: boolean;
  eager?: boolean;
}

/** How wide the styles show the picture of a card: styles/cards.css, and front.css, story.css and lists.css. */
export const CARD_SIZES = {
  lead: "(min-width: 80rem) 49.4rem, (min-width: 64rem) 61.7vw, (min-width: 40rem) 95vw, calc(100vw - 2rem)",
  large: "(min-width: 80rem) 16rem, (min-width: 64rem) 20vw, (min-width: 40rem) 46.3vw, calc(100vw - 2rem)",
  small: "(min-width: 80rem) 17rem, (min-width: 64rem) 21vw, (min-width: 40rem) 46.3vw, calc(100vw - 2rem)",
  row: "(min-width: 59rem) 17.9rem, (min-width: 36rem) 30vw, calc(100vw - 2rem)",
  sectionLead: "(min-width: 80rem) 44.4rem, (min-width: 48rem) 55.5vw, (min-width: 40rem) 95vw, calc(100vw - 2rem)",
  sectionLarge: "(min-width: 80rem) 24rem, (min-width: 48rem) 30vw, (min-width: 40rem) 95vw, calc(100vw - 2rem)",
};

export function Time({ time }: { time: TimeView }) {
  return <time dateTime={time.iso}>{time.text}</time>;
}

/** A story in a list. The headline is the link; the picture repeats nothing for a screen reader. */
export function Card(props: CardProps): JSX.Element {
  const {
    story,
    level,
    size = "row",
    sizes = CARD_SIZES[size],
    withImage = true,
    withStandfirst = true,
    withSection = true,
    eager = false,
  } = props;
  const image = withImage ? story.image : null;
  const classes = `card card-${size}${story.isOpinion ? " card-opinion" : ""}${image ? " has-image" : ""}`;
  const variant = [sizes, level, withImage, withStandfirst, withSection, eager].join();
  const html = renderedOnce(story, variant, () => (
    <>
      {image && (
        <div class="card-image">
          <Picture image={{ ...image, alt: "" }} sizes={sizes} eager={eager} />
        </div>
      )}
      <CardText story={story} level={level} withStandfirst={withStandfirst} withSection={withSection} />
    </>
  ));
  return <Raw as="article" class={classes} data-accent={story.accent} html={html} />;
}

function CardText({ story, level, withStandfirst, withSection }: Omit<CardProps, "size" | "sizes">) {
  const Heading = `h${level}` as "h2";
  const kicker = story.kicker ?? (withSection ? story.section.label : null);
  return (
    <div class="card-text">
      {story.mark && <p class="mark">{story.mark}</p>}
      {story.live && (
        <p class="live-mark" data-accent="red">
          {story.live}
        </p>
      )}
      {kicker && (
        <p class="kicker" {...(story.kicker ? story.language : null)}>
          {kicker}
        </p>
      )}
      <Heading class="card-headline" {...story.language}>
        <a href={story.href}>{story.headline}</a>
      </Heading>
      {withStandfirst && (
        <p class="card-standfirst" {...story.language}>
          {story.standfirst}
        </p>
      )}
      <p class="card-meta">
        <span>{story.byline}</span> <Time time={story.published} />
      </p>
    </div>
  );
}
