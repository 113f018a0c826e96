import { Random, RankedPicker } from "./random.ts";

const BEGINNINGS =
  "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split(" ");
const MIDDLES = "a e i o u ai ea ee ie oa oo ou".split(" ");
const ENDS = "b ck d ft g ld ll m mp n nd ng nt p r rd rk rm rn rt s ss st t tch th x".split(" ");
const TAILS = ["", "", "", "s", "ed", "ing", "er", "ly", "ness", "ment", "able", "ion"];

/** A word that could be English, of one to three syllables. */
function inventWord(random: Random): string {
  const syllable = () => random.pick(BEGINNINGS) + random.pick(MIDDLES) + random.pick(ENDS);
  const length = random.pick([1, 2, 2, 2, 3]);
  return Array.from({ length }, syllable).join("").slice(0, 14) + random.pick(TAILS);
}

/**
 * Different words beside those that are there: as many as real prose has, where half of all words stand in one text alone.
 * The same in every run.
 */
function inventWords(count: number, taken: readonly string[], seed: number): string[] {
  const random = new Random(seed);
  const words = new Set(taken);
  while (words.size < taken.length + count) words.add(inventWord(random));
  return [...words].slice(taken.length);
}

const WORDS_OF_ENGLISH = 50_000;
const NAMES_OF_ARCHIVE = 5000;
/** With it, the commonest word is every twentieth, as "the" is. */
const OFFSET = 1.8;

/** Words by rank, the commonest first. @param common those that everybody uses, in their order. */
export class Language {
  private readonly words: RankedPicker<string>;
  private readonly telling: RankedPicker<string>;
  private readonly names: RankedPicker<string>;

  constructor(common: readonly string[], isTelling: (word: string) => boolean) {
    const all = [...common, ...inventWords(WORDS_OF_ENGLISH - common.length, common, 1)];
    this.words = new RankedPicker(all, OFFSET);
    this.telling = new RankedPicker(all.filter(isTelling), 40);
    const names = inventWords(NAMES_OF_ARCHIVE, all, 2).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
    this.names = new RankedPicker(names, 10);
  }

  /** A word of a text: every sixteenth is a name. */
  word(random: Random): string {
    return random.chance(1 / 16) ? this.name(random) : this.words.pick(random);
  }

  /** A word of a headline. */
  tellingWord(random: Random): string {
    return random.chance(1 / 6) ? this.name(random) : this.telling.pick(random);
  }

  name(random: Random): string {
    return this.names.pick(random);
  }
}
