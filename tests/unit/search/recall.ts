// Queries whose answer is known, by kind: docs/developers/search.md shows the table of them.

import type { SearchDocument } from "../../../src/search/document.ts";
import { foldText } from "../../../src/search/fold.ts";
import { aDocument, anArchive } from "./search-factory.ts";

export interface Kind {
  kind: string;
  /** The site's own. */
  language: string;
  stories: SearchDocument[];
  /** What is typed, and the slugs of exactly those stories that answer, separated by spaces. */
  queries: [typed: string, slugs: string][];
}

/** Which stories should have been found and were not, the other way round, and what was marked that nobody sought. */
export async function recallOf({
  language,
  stories,
  queries,
}: Kind): Promise<Record<"missed" | "extra" | "mismarked", string[]>> {
  // Two pieces: what one knows and the other does not must make no difference.
  const half = Math.ceil(stories.length / 2);
  const archive = await anArchive({ "2026": stories.slice(0, half), "2025": stories.slice(half) }, language);
  const missed: string[] = [];
  const extra: string[] = [];
  const mismarked: string[] = [];
  for (const [typed, slugs] of queries) {
    const expected = slugs.split(" ").filter(Boolean);
    const { findings, corrected } = await archive.search(typed);
    const loaded = corrected === null ? await Promise.all(findings.map((finding) => finding.load())) : [];
    const actual = loaded.map(({ url }) => url.slice(1, -1));
    missed.push(...expected.filter((slug) => !actual.includes(slug)).map((slug) => `${typed}: ${slug}`));
    extra.push(...actual.filter((slug) => !expected.includes(slug)).map((slug) => `${typed}: ${slug}`));
    const sought = beginningsOf(typed, language);
    for (const { headline, excerpt, byline, section, besides } of loaded) {
      const marks = [headline, excerpt, byline, section, ...besides].flat().filter((part) => part.found);
      const wrong = marks.filter(({ text }) => !beginningsOf(text, language).some((letter) => sought.includes(letter)));
      if (marks.length === 0) mismarked.push(`${typed}: nothing`);
      mismarked.push(...wrong.map(({ text }) => `${typed}: ${text}`));
    }
  }
  return { missed, extra, mismarked };
}

/** The first letter of each form of each word. */
const beginningsOf = (text: string, language: string): string[] =>
  foldText(text, language).flatMap(({ word, signed, also }) =>
    [word, signed ?? "", ...also].flatMap((form) => [...form][0] ?? []),
  );

const story = (slug: string, text: string, changes: Partial<SearchDocument> = {}) =>
  aDocument(slug, { headline: "Untitled", text, standfirst: "", section: "", byline: "", authors: [], ...changes });

/** Each of these words finds that story alone. */
const all = (slug: string, ...words: string[]) => words.map((word): [string, string] => [word, slug]);

const FIELDS = aDocument("whole", {
  headline: "Lighthouse keeper retires",
  kicker: "Northern shore",
  standfirst: "After forty winters alone.",
  text: "Boxes were packed.\nGulls watched him leave.",
  captions: ["Spiral stairs inside"],
  section: "Coastal affairs",
  byline: "Marguerite Dunmore and Teodor Vance",
  authors: ["Marguerite Dunmore", "Teodor Vance"],
  tags: ["navigation aids", "pensions"],
  dateline: "SKERRYVOE",
  agency: "BPN · Baltic Press Network",
});

export const KINDS: Kind[] = [
  {
    kind: "every field",
    language: "en",
    stories: [FIELDS, story("other", "Nothing of it is here.")],
    queries: [
      ...all("whole", "lighthouse", "keeper", "retires", "northern", "shore", "forty", "winters", "boxes", "packed"),
      ...all("whole", "gulls", "watched", "spiral", "stairs", "coastal", "affairs", "marguerite", "dunmore", "teodor"),
      ...all("whole", "vance", "Marguerite Dunmore", "navigation", "navigation aids", "pensions", "skerryvoe", "BPN"),
      ...all("whole", "Baltic Press Network", "keeper dunmore", "pensions gulls", "spiral skerryvoe", "Teodor Vance"),
      ["keeper missingword", ""],
      ["dunmore pensioners zzz", ""],
    ],
  },
  {
    kind: "letters with and without their marks",
    language: "en",
    stories: [
      story("poland", "Kraków, Gdańsk and Wrocław; Stanisław Żółkiewski; źródło and ślązak."),
      story("north", "Tromsø, Ålesund, Ísafjörður, Þingvellir, Sæby and Öland; a bløtkake."),
      story("vietnam", "Đà Nẵng, Nguyễn Thị Đượm, phở and Huế."),
      story("turkey", "Eskişehir, Iğdır, ÇANKIRI, İzmir and Şanlıurfa."),
      story("france", "Une sœur à Besançon, un nœud, un château, Curaçao, naïveté and a façade."),
      story("other-latin", "Ħamrun, Đakovo, Čačak, Łuków, Ŋaanyatjarra, Ferdowsī and Málaga, Ñuñoa."),
      story("balkan", "Αθήνα and Σίσυφος; Орёл and Київ."),
    ],
    queries: [
      ...all(
        "poland",
        "Krakow",
        "Kraków",
        "Gdansk",
        "Wroclaw",
        "WROCŁAW",
        "Zolkiewski",
        "zrodlo",
        "slazak",
        "Stanislaw",
      ),
      ...all("north", "Tromso", "Tromsø", "Tromsoe", "Alesund", "Aalesund", "Isafjordur", "Thingvellir", "Þingvellir"),
      ...all("north", "Saeby", "Oland", "Oeland", "blotkake", "bloetkake"),
      ...all("vietnam", "Da Nang", "Đà Nẵng", "Nguyen", "nguyễn thị", "Duom", "pho", "Hue"),
      ...all("turkey", "Eskisehir", "Igdir", "IĞDIR", "Cankiri", "Izmir", "izmir", "Sanliurfa"),
      ...all("france", "soeur", "sœur", "Besancon", "noeud", "chateau", "Curacao", "naivete", "facade"),
      ...all("other-latin", "Hamrun", "Dakovo", "Cacak", "Lukow", "Naanyatjarra", "Ferdowsi", "Malaga", "Nunoa"),
      ...all("balkan", "αθηνα", "ΑΘΗΝΑ", "σισυφοσ", "ΣΊΣΥΦΟΣ", "орел", "Орёл", "київ"),
    ],
  },
  {
    kind: "German",
    language: "de",
    stories: [
      story("bahn", "Die Königsbrücke in Grünwald bleibt zu, sagt Frau Schäfer. Der Fluß steigt."),
      story("markt", "Die Häuser am Markt; Jürgen Weiss verkauft Äpfel und Süßes."),
      story("plain", "Herr Mueller und Herr Voss."),
    ],
    queries: [
      ...all("bahn", "Königsbrücke", "Koenigsbruecke", "Konigsbrucke", "Gruenwald", "Grünwald", "Schaefer", "Schäfer"),
      ...all("bahn", "Fluss", "Fluß", "FLUSS", "Flüsse"),
      ...all("markt", "Haus", "Häusern", "Haeuser", "Juergen", "Jurgen", "Weiß", "Weiss", "Aepfel", "Apfel", "Suesses"),
      ...all("plain", "Müller", "Mueller", "Voß", "Voss"),
    ],
  },
  {
    kind: "stems",
    language: "en",
    stories: [
      story("die", "He may die, she said."),
      story("sky", "The sky is clear."),
      story("lie", "They lie about it."),
      story("vote", "Voters voted twice."),
      story("city", "A city of bridges."),
    ],
    queries: [
      ...all("die", "dying", "dies", "die"),
      ...all("sky", "skies", "sky"),
      ...all("lie", "lying", "lies"),
      ...all("vote", "voting", "votes", "voter"),
      ...all("city", "cities", "bridge", "bridges"),
    ],
  },
  {
    kind: "glued articles",
    language: "en",
    stories: [
      story("school", "L’école ferme. C'est l'hiver, et l’œuvre d’Anatole reste; jusqu'au soir."),
      story("italy", "Dell'acqua e l'uomo, un'isola."),
      story("fish", "ارتفعت أسعار السمك في الميناء، وبالسوق والقارب."),
      story("hebrew", "הספינה יצאה מהנמל"),
    ],
    queries: [
      ...all("school", "école", "ecole", "l'école", "l’ecole", "hiver", "d'hiver", "œuvre", "oeuvre", "Anatole"),
      ...all("school", "d'Anatole", "soir"),
      ...all("italy", "acqua", "dell'acqua", "uomo", "isola", "l'isola"),
      ...all("fish", "سمك", "السمك", "ميناء", "الميناء", "سوق", "قارب", "القارب", "أسعار", "اسعار"),
      ...all("hebrew", "ספינה", "הספינה", "נמל"),
    ],
  },
  {
    kind: "scripts without spaces",
    language: "en",
    stories: [
      story("japan", "国会は金曜日に電子決済法案を可決した。デジタル庁が監督する。", {
        headline: "電子決済の新しい規則",
      }),
      story("china", "市政府表示，輪渡服務將於星期五恢復。北京大学的学生抗议。"),
      story("thai", "เรือข้ามฟากจะกลับมาให้บริการในวันศุกร์หน้า"),
      story("khmer", "ការបោះឆ្នោតនឹងធ្វើឡើងនៅថ្ងៃអាទិត្យ"),
      story("lao", "ຂົວໃໝ່ຈະເປີດໃນວັນຈັນ"),
      story("korea", "정부는 금요일에 새로운 규칙을 발표했다."),
      story("hindi", "मुख्यमंत्री ने शुक्रवार को पुल का उद्घाटन किया।"),
    ],
    queries: [
      ...all(
        "japan",
        "電子決済",
        "決済",
        "金曜日",
        "法案",
        "可決",
        "国会",
        "デジタル",
        "デジタル庁",
        "庁",
        "規則",
        "済法",
      ),
      ...all("china", "服務", "星期五", "北京", "大学", "北京大学", "政府", "恢復", "抗议", "五恢"),
      ...all("thai", "วันศุกร์", "เรือ", "บริการ", "ศุกร์หน้า", "ข้ามฟาก"),
      ...all("khmer", "បោះឆ្នោត", "ថ្ងៃអាទិត្យ"),
      ...all("lao", "ຂົວ", "ວັນຈັນ"),
      ...all("korea", "금요일", "규칙", "정부", "금요일에"),
      ...all("hindi", "मुख्यमंत्री", "शुक्रवार", "पुल", "उद्घाटन"),
      ["決子", ""],
      ["星五", ""],
      ["電子 服務", ""],
    ],
  },
  {
    kind: "signs and numbers",
    language: "en",
    stories: [
      story("fare", "The fare rises from $7.25 to $8.10 at 6:45 a.m."),
      story("budget", "The budget is $1,876,543.21, or €12.5 million."),
      story("share", "Some 35% agreed; 65 percent did not."),
      story("code", "She writes C++ and F#, not C."),
      story("firm", "Marks&Co and R&D at Q&A, by O'Leary."),
      story("year", "In 2035 and the 1980s, on 35 boats."),
      story("hawaii", "Voters in Hawaiʻi, on Molokaʻi and Oʻahu."),
      story("hyphen", "A two-thirds vote in the follow-up, with Covid-19 and mother-in-law."),
    ],
    queries: [
      ...all("fare", "$7.25", "7.25", "$8.10", "6:45", "6.45", "7,25"),
      ...all("budget", "$1,876,543.21", "1876543.21", "€12.5", "12,5", "12.5 million", "€12.5 million"),
      ...all("share", "35%", "35 %", "65", "65 percent"),
      ...all("code", "C++", "F#", "c++"),
      ...all("firm", "R&D", "Q&A", "Marks&Co", "O'Leary", "O’Leary", "OLeary", "Leary"),
      ...all("year", "2035", "1980s"),
      ...all("hawaii", "Hawaii", "Hawai'i", "Hawaiʻi", "Hawai‘i", "Molokai", "Oahu", "O'ahu"),
      ...all(
        "hyphen",
        "two-thirds",
        "two thirds",
        "twothirds",
        "follow-up",
        "followup",
        "follow up",
        "covid19",
        "covid-19",
      ),
      ...all("hyphen", "mother-in-law", "mother in law"),
      ["35", "share year"],
      ["35 boats", "year"],
      // No story has both: then the sign is left out.
      ["35% boats", "year"],
      ["$7", ""],
      ["203", ""],
      ["C#", ""],
    ],
  },
  {
    kind: "other languages",
    language: "en",
    stories: [
      story("spain", "La alcaldesa anunció más autobuses; el pingüino volvió. El niño cumplió años."),
      story("portugal", "A eleição em São João: ações, pão e avó."),
      story("russia", "Мэр объявил о новом расписании; ёлка на площади."),
      story("netherlands", "De burgemeester van 's-Hertogenbosch belde zo'n vijftig coöperaties."),
      story("hungary", "A főváros új hídja, őszi díszkivilágítás."),
      story("romania", "Primăria București și școlile închise; Iași, Brașov."),
      story("ireland", "Bhuail an tArd-Mhéara le daoine i nDún Laoghaire."),
      story("turkish", "Ankara'da belediye başkanı, Türkiye'nin nüfusu."),
      story("persian", "شهردار تهران ۱۲۳۴ اتوبوس تازه می‌خرد؛ كتاب."),
      story("urdu", "کراچی میں بارش"),
      story("names", "McDonald and DeVries met Mr. St. John-Smythe of U.N.C.L.E. at example.org."),
    ],
    queries: [
      ...all(
        "spain",
        "alcaldesa",
        "anuncio",
        "anunció",
        "mas autobuses",
        "pinguino",
        "pingüino",
        "nino",
        "años",
        "anos",
      ),
      ...all("portugal", "eleicao", "eleição", "Sao Joao", "acoes", "pao", "avo"),
      ...all("russia", "мэр", "МЭР", "елка", "ёлка", "расписании", "новом"),
      ...all("netherlands", "burgemeester", "Hertogenbosch", "'s-Hertogenbosch", "cooperaties", "coöperaties", "zo'n"),
      ...all("hungary", "fovaros", "főváros", "hidja", "oszi"),
      ...all("romania", "primaria", "Bucuresti", "București", "scolile", "Iasi", "Brasov"),
      ...all("ireland", "Dún Laoghaire", "Dun Laoghaire", "daoine"),
      ...all("turkish", "Ankara", "Ankara'da", "baskani", "Türkiye", "Turkiye", "nufusu"),
      ...all("persian", "تهران", "1234", "۱۲۳۴", "كتاب", "کتاب", "اتوبوس"),
      ...all("urdu", "کراچی", "كراچي", "بارش"),
      ...all("names", "McDonald", "Donald", "DeVries", "Vries", "UNCLE", "U.N.C.L.E.", "example.org", "John-Smythe"),
    ],
  },
  {
    kind: "phrases and words that must not be there",
    language: "en",
    stories: [
      story("minutes", "The council minutes say the ferry was late."),
      story("apart", "Minutes later the council met; was the ferry there?"),
      story("game", "A review of The Last of Us."),
      story("bridge", "The council closed the bridge."),
    ],
    queries: [
      ['"council minutes"', "minutes"],
      ["“council minutes”", "minutes"],
      ["„council minutes“", "minutes"],
      ["«council minutes»", "minutes"],
      ["»council minutes«", "minutes"],
      ["« council minutes »", "minutes"],
      ["「council minutes」", "minutes"],
      ['"council minutes" "ferry was"', "minutes"],
      ['"council minutes" late', "minutes"],
      ['late "council minutes"', "minutes"],
      ['"minutes council"', ""],
      ["“of last the”", ""],
      ["“the last of us”", "game"],
      ["council -ferry", "bridge"],
      ["council −ferry", "bridge"],
      ['council -"ferry was"', "apart bridge"],
      ["council -bridge -late", "apart"],
      ["council - ferry", "minutes apart"],
      ["-council", "minutes apart bridge"],
      ["council", "minutes apart bridge"],
      ["coun", "minutes apart bridge"],
    ],
  },
];
