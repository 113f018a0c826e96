import type { ComponentChildren } from "preact";
import type { StoryLanguage } from "../../src/text/language.ts";

interface InLanguageProps {
  /** Null where it is the page's own. */
  language: StoryLanguage | null;
  children: ComponentChildren;
}

/** A story's words amid those of the page: a screen reader changes its voice for them (WCAG 2.2, 3.1.2). */
export function InLanguage({ language, children }: InLanguageProps) {
  if (language === null) return children;
  return <bdi {...language}>{children}</bdi>;
}
