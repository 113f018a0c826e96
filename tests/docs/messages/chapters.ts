import type { Chapter } from "./chapter.ts";
import { notices, theMachine, wrongUse } from "./commands.ts";
import { form, keys } from "./front-matter.ts";
import { fronts, losses, names, twoOfAKind } from "./names.ts";
import { theNewsroom } from "./newsroom.ts";
import { theFile } from "./the-file.ts";
import { adviceChapter, asTyped, pictures, theText } from "./the-text.ts";
import { liveStories, times } from "./times.ts";

/** Every message that the program is known to say. A new one gets an entry here. */
export const CHAPTERS: readonly Chapter[] = [
  theFile,
  form,
  keys,
  times,
  names,
  theText,
  liveStories,
  pictures,
  asTyped,
  twoOfAKind,
  fronts,
  theNewsroom,
  losses,
  adviceChapter,
  wrongUse,
  theMachine,
  notices,
];
