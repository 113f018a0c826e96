import type { JSX } from "preact";
import type { CardView, TimeView } from "../../src/pages/views.ts";
import { Picture } from "./picture.tsx";
import { Raw } from "./raw.tsx";
import { renderedOnce } from "./rendered-once.tsx";

interface CardProps {
  story: CardView;
  level: 2 | 3;
  size?: "lead" | "large" | "row" | "small";
  withImage?: boolean;
  withStandfirst?: boolean;
  withSection?: boolean;
  eager?: boolean;
}

export function Time({ time }: { time: TimeView }) {
  return <time dateTime={time.iso}>{time.text}</time>;
}

/** A story in a list. The headline is the link; the picture repeats nothing for a screen reader. */
export function Card(props: CardProps): JSX.Element {
  const {
    story,
    level,
    size = "row",
    withImage = true,
    withStandfirst = true,
    withSection = true,
    eager = false,
  } = props;
  const image = withImage ? story.image : null;
  const classes = `card card-${size}${story.isOpinion ? " card-opinion" : ""}${image ? " has-image" : ""}`;
  const variant = [level, withImage, withStandfirst, withSection, eager].join();
  const html = renderedOnce(story, variant, () => (
    <>
      {image && (
        <div class="card-image">
          <Picture image={{ ...image, alt: "" }} eager={eager} />
        </div>
      )}
      <CardText story={story} level={level} withStandfirst={withStandfirst} withSection={withSection} />
    </>
  ));
  return <Raw as="article" class={classes} html={html} />;
}

function CardText({ story, level, withStandfirst, withSection }: Omit<CardProps, "size">) {
  const Heading = `h${level}` as "h2";
  const kicker = story.kicker ?? (withSection ? story.section.label : null);
  return (
    <div class="card-text">
      {story.mark && <p class="mark">{story.mark}</p>}
      {story.live && <p class="live-mark">{story.live}</p>}
      {kicker && (
        <p class="kicker">{story.kicker && story.language ? <bdi {...story.language}>{kicker}</bdi> : kicker}</p>
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
