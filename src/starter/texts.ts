import type { StarterTexts } from "./starter-texts.ts";
import { ar } from "./texts/ar.ts";
import { de } from "./texts/de.ts";
import { en } from "./texts/en.ts";
import { es } from "./texts/es.ts";
import { fr } from "./texts/fr.ts";
import { ja } from "./texts/ja.ts";

/** By the language of the site. */
export const STARTER_TEXTS = { en, de, fr, es, ar, ja } satisfies Record<string, StarterTexts>;
