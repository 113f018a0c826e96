import type { StarterTexts } from "./starter-texts.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";

/** By the language of the site. */
export const STARTER_TEXTS = { en, de } satisfies Record<string, StarterTexts>;
