import type { ComponentChildren } from "preact";
import { say } from "../../src/words/sentence.ts";

interface LabelledProps {
  label: string;
  /** Of the site. */
  words: { labelled: string };
  children: ComponentChildren;
}

/** `Contact: newsroom@…`, with the colon of the language. */
export function Labelled({ label, words, children }: LabelledProps) {
  const [before, after] = say(words.labelled, { label }).split("{text}");
  return (
    <>
      {before}
      {children}
      {after}
    </>
  );
}
