import { Fragment } from "preact";
import type { Piece } from "../src/lib/word-diff.ts";
import type { HistoryModel, HistoryPage, VersionView } from "../src/pages/history.ts";
import type { Words } from "../src/words/en.ts";
import { Time } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { htmlTemplate } from "./components/template.ts";

/** What changed in a story and when, newest first. */
export const { data, render } = htmlTemplate<HistoryPage>("history", ({ site, model }) => (
  <Document site={site} head={model.head} kind="history" section={model.section.href}>
    <main id="content" class="notice history">
      <p class="kicker">
        <a href={model.section.href}>{model.section.label}</a>
        <span>{site.words.history}</span>
      </p>
      <h1 {...model.language}>{model.headline}</h1>
      <p>{site.words.historyIntro}</p>
      <p>
        <a href={model.story.href}>{model.story.label}</a>
      </p>
      <ol reversed>
        {model.versions.map((version) => (
          <Version key={version.time.iso} version={version} language={model.language} words={site.words} />
        ))}
      </ol>
    </main>
  </Document>
));

interface VersionProps {
  version: VersionView;
  language: HistoryModel["language"];
  words: Words;
}

function Version({ version, language, words }: VersionProps) {
  return (
    <li>
      <h2>
        {version.changes === null ? words.historyFirst : words.historyChanged} <Time time={version.time} />
      </h2>
      {version.reasons.map((reason) => (
        <p key={reason} class="reason" {...language}>
          {reason}
        </p>
      ))}
      {version.changes?.map(({ part, paragraphs }) => (
        <section key={part} class="change">
          <h3>{part}</h3>
          {paragraphs.map((paragraph, index) => (
            <p key={index} {...language}>
              {paragraph.map((piece, place) => (
                <Fragment key={place}>
                  {replaces(piece, paragraph[place - 1]) && " "}
                  <Changed piece={piece} words={words} />
                </Fragment>
              ))}
            </p>
          ))}
        </section>
      ))}
    </li>
  );
}

/** Whether a piece takes the place of the one before it: "88 89", where "8889" would be another number. */
const replaces = (piece: Piece, before: Piece | undefined): boolean =>
  piece.kind === "added" && before?.kind === "removed" && !/\s$/.test(before.text) && !/^\s/.test(piece.text);

/** Not every screen reader says what `ins` and `del` mean: a word that is not seen says it. */
function Changed({ piece: { kind, text }, words }: { piece: Piece; words: Words }) {
  switch (kind) {
    case "added":
      return (
        <ins>
          <span class="visually-hidden">{words.historyAdded} </span>
          {text}
        </ins>
      );
    case "removed":
      return (
        <del>
          <span class="visually-hidden">{words.historyRemoved} </span>
          {text}
        </del>
      );
    case "gap":
      return <span class="gap">{" … "}</span>;
    case "same":
      return <>{text}</>;
  }
}
