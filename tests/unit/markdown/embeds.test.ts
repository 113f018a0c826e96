import { describe, expect, test } from "vitest";
import { EMBED_ORIGINS, embedOf } from "../../../src/markdown/embeds.ts";

const KNOWN = [
  [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "video",
    "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
  ],
  [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
    "video",
    "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1",
  ],
  ["https://youtu.be/dQw4w9WgXcQ?si=abc", "video", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"],
  ["https://vimeo.com/76979871", "video", "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"],
  ["https://x.com/jack/status/20", "post", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20"],
  ["https://twitter.com/jack/status/20", "post", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=20"],
  ["https://mastodon.social/@Gargron/1", "post", "https://mastodon.social/@Gargron/1/embed"],
  ["https://mastodon.social/@a@b.example/1", "post", "https://mastodon.social/@a@b.example/1/embed"],
] as const;

describe("a service that is known", () => {
  test.each(KNOWN)("%s has a player", (href, kind, frame) => {
    expect(embedOf(href)).toMatchObject({ kind, href, frame });
  });

  test.each(KNOWN)("%s loads from an origin that the security policy allows", (href) => {
    expect(EMBED_ORIGINS).toContain(new URL(embedOf(href)?.frame ?? "").origin);
  });
});

test.each([
  "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
  "https://www.youtube.com/watch?v=short",
  "https://www.youtubexcom/watch?v=dQw4w9WgXcQ",
  "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
  "https://evil.example/https://vimeo.com/76979871",
  "https://vimeo.com/76979871/../evil",
  "https://x.com/jack",
  'https://x.com/jack/status/20"onload=alert(1)',
  "https://mastodon.social/about",
  "https://mastodon.evil.example/@Gargron/1",
])("%s has none", (href) => {
  expect(embedOf(href)).toBeNull();
});
