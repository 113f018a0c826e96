import type { Random } from "./random.ts";
import { Language } from "./vocabulary.ts";

/** By rank, roughly as newspapers use them: the frequent ones first. */
const WORDS = `the of to and in a that for on was with it as at by from said he be his is an who had will has they not
have but which its one two were their would new after been more up out she city over when about than or there year first
her into time people last could before some three years also week now made state day what him most through work between
while where only council many public under since against police members government country million against even next
house market water local another still month school home number court area general part board night report office use
because such four both case plan service group several company during war program street officials later system party
according line health road early often support power meeting money law better small every five north south east west
business come take three must study open without long each already right cost rate price open change problem end set
place show week own old large second high often told among around children family world left party women men team game
season points player match coach club field final record league start lead run win lose win side half minute play
director manager minister mayor chief judge lawyer doctor teacher worker farmer driver captain engineer student voter
reader owner tenant neighbor witness editor critic artist writer singer actor museum theater concert festival novel film
gallery audience river harbor bridge ferry island coast storm tide wind rain snow flood drought forest valley mountain
ship port dock crew cargo rail bus train station airport tunnel traffic ticket fare budget tax fund loan bank debt trade
export import factory order contract wage strike union job hiring profit share investor merger science research sample
energy carbon climate ocean species bird fish disease vaccine hospital patient clinic trial method error data survey
figure percent average increase decline growth result evidence letter column opinion argument reason answer question
promise vote ballot election campaign candidate bill amendment committee hearing inquiry audit deadline statement
decision review appeal sentence charge arrest inspector detective shelter housing rent permit zoning repair pipe cable
grid meter signal engine bearing hull anchor lamp tower square park garden kitchen bakery bread oyster apple winter
spring summer autumn morning evening quiet steady narrow careful patient stubborn ordinary unusual distant familiar
sudden gradual formal modest honest costly cheap empty crowded damp bright grey wooden iron paper glass borrowed printed
argued agreed asked added began built bought brought called carried closed counted cut decided delayed described drew
expected explained fell filed found gave grew held heard hoped kept knew lost moved named noted offered opened ordered
paid planned promised proved raised reached read refused repaired returned rose sailed sent settled signed sold spoke
stood stopped taught thought turned voted waited walked warned wrote`
  .split(/\s+/)
  .filter((word, index, all) => all.indexOf(word) === index);

/** Words that can stand in a headline or a tag: none of the short ones that hold sentences together. */
export const CONTENT_WORDS = WORDS.filter((word) => word.length > 3).slice(40);

/** Whether a word can stand in a headline, whether we know it or not. */
const isTelling = (word: string) => word.length > 3 && (!WORDS.includes(word) || CONTENT_WORDS.includes(word));

/** With as many words as English has in a newspaper. */
export const LANGUAGE = new Language(WORDS, isTelling);

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Invented prose: the text says nothing, but it is as long, as varied and as marked up as that of a newspaper. */
export class Writer {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  headline(): string {
    const words = Array.from({ length: this.random.between(5, 9) }, () => LANGUAGE.tellingWord(this.random));
    return capital(words.join(" "));
  }

  sentence(): string {
    const { random } = this;
    const words = Array.from({ length: random.between(8, 24) }, () => LANGUAGE.word(random));
    if (words.length > 12) words[5] += ",";
    if (random.chance(0.06)) words[3] = `${words[3]}'s`;
    const text = capital(words.join(" "));
    return random.chance(0.12) ? `"${text}," said ${LANGUAGE.name(random)} ${LANGUAGE.name(random)}.` : `${text}.`;
  }

  /** @param links the addresses that a link may lead to. */
  paragraph(links: readonly string[]): string {
    const { random } = this;
    const length = random.between(40, 90);
    const sentences: string[] = [];
    for (let words = 0; words < length; ) {
      const sentence = this.sentence();
      words += sentence.split(" ").length;
      sentences.push(sentence);
    }
    if (random.chance(0.3)) sentences.push(this.linking(random.pick(links)));
    if (random.chance(0.15))
      sentences.push(`It was *${random.pick(CONTENT_WORDS)}* and **${random.pick(CONTENT_WORDS)}**.`);
    return sentences.join(" ");
  }

  /** About 450 words of Markdown. */
  body(links: readonly string[]): string {
    const { random } = this;
    const blocks: string[] = [];
    const length = random.between(335, 445);
    for (let words = 0; words < length; ) {
      if (blocks.length > 1 && random.chance(0.15)) blocks.push(`## ${this.headline()}`);
      if (blocks.length > 1 && random.chance(0.06)) blocks.push(this.list());
      if (blocks.length > 1 && random.chance(0.03)) blocks.push(`> ${this.sentence()}`);
      const paragraph = this.paragraph(links);
      words += paragraph.split(" ").length;
      blocks.push(paragraph);
    }
    return blocks.join("\n\n");
  }

  private linking(href: string): string {
    return `More in [the ${this.random.pick(CONTENT_WORDS)} of ${this.random.pick(CONTENT_WORDS)}](${href}).`;
  }

  private list(): string {
    return Array.from({ length: this.random.between(3, 5) }, () => `- ${this.sentence()}`).join("\n");
  }
}
