import type { Words } from "../../src/words/en.ts";

interface ShareProps {
  url: string;
  headline: string;
  words: Words;
}

/** The e-mail link works everywhere; the buttons appear where a script can make them work. */
export function Share({ url, headline, words }: ShareProps) {
  const mail = `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(url)}`;
  return (
    <section class="share" aria-label={words.share} data-share={url} data-title={headline}>
      <button type="button" data-share-native hidden>
        {words.shareNative}
      </button>
      <button type="button" data-share-copy data-done={words.linkCopied} hidden>
        {words.copyLink}
      </button>
      <a href={mail}>{words.shareByEmail}</a>
      <span class="visually-hidden" role="status" data-share-status />
    </section>
  );
}
