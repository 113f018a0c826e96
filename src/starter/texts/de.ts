import type { StarterTexts } from "../starter-texts.ts";

export const de: StarterTexts = {
  tagline: "Nachrichten von hier",
  description: "{name} berichtet. Schreiben Sie in ein, zwei Sätzen, für wen und worüber.",
  rights: "© {name}. Alle Rechte vorbehalten.",
  newsletter: {
    name: "{name} per E-Mail",
    promise: "Die Geschichten der Woche in Ihrem Postfach.",
    privacy: "Wir verwenden Ihre Adresse nur für diesen Newsletter und geben sie nicht weiter.",
  },
  section: "Worüber wir unter „{section}“ berichten. Schreiben Sie in einem Satz, was hierher gehört.",
  author: {
    name: "Die Redaktion",
    role: "Redaktion",
    bio: "Artikel, die die Redaktion von {name} gemeinsam geschrieben hat.",
  },
  about: `{name} ist eine Nachrichtenseite. Schreiben Sie hier, wer sie macht, seit wann und für wen.

## Wem wir gehören

Nennen Sie den Eigentümer und woher das Geld kommt. Leser vertrauen einer Zeitung, die das sagt.

## Wie wir arbeiten

Schreiben Sie, wie Sie Fakten prüfen, Fehler berichtigen und Nachrichten von Meinung trennen.
`,
  guidelines: `Leserbriefe sind willkommen. Schreiben Sie hier, was Sie abdrucken und was nicht.

- Schreiben Sie zum Artikel.
- Unterschreiben Sie mit Ihrem Namen.
- Beleidigen Sie niemanden.
`,
  privacy: `Diese Seite setzt keine Cookies und misst keine Zugriffe. Ändern Sie diesen Text, wenn sich das ändert.

## Was unser Hoster sieht

Die Server, die diese Seite ausliefern, erhalten Ihre IP-Adresse und die Adresse der Seite, die Sie aufrufen. Wir verwenden beides nicht, um Leser zu erkennen.

## Formulare

Was Sie über ein Formular senden, speichert unser Hoster und leitet es an uns weiter.

## Fragen

Schreiben Sie an [{email}](mailto:{email}).
`,
  story: {
    headline: "Dies ist der erste Artikel von {name}",
    standfirst: "Er erklärt sich selbst: wo er liegt, woraus er besteht und wie der nächste entsteht.",
    tag: "erste Schritte",
    text: `Dieser Artikel ist die Datei \`{file}\`. Öffnen Sie sie in einem Texteditor und ändern Sie etwas. Solange \`npm run dev\` läuft, zeigt der Browser die Änderung beim Speichern.

## Über dem Text

Zwischen den beiden Zeilen aus Strichen stehen Angaben zum Artikel, eine je Zeile. Überschrift und Zeitpunkt der Veröffentlichung sind Pflicht, ebenso Ressort und Autorenzeile: Sie nennt Autoren mit ihrem Kürzel aus \`newsroom/authors.yaml\`.

Ein Zeitpunkt in der Zukunft hält den Artikel bis dahin verborgen. Mit \`draft: true\` bleibt er verborgen, solange Sie wollen.

## Der Text

Zwischen Absätzen steht eine leere Zeile. **Fett** und *kursiv* schreiben Sie mit Sternchen, einen Link [so](/about/).

> Ein Zitat beginnt mit einem Größerzeichen.

## Der nächste Artikel

\`\`\`
npm run new -- "Die Überschrift"
\`\`\`

Das legt einen Entwurf am richtigen Ort an. Danach sagt \`npm test\`, was nicht stimmt, mit Datei und Zeile, bevor es ein Leser sieht. Wenn Sie diesen Artikel nicht mehr brauchen, löschen Sie seine Datei.
`,
  },
  readme: `# {name}

Die Artikel und Einstellungen von {name}. [Halyard](https://www.npmjs.com/package/halyard) macht daraus die Website.

\`\`\`
npm install && npm start     # die Website, wie Leser sie sehen: http://localhost:8080
npm test                     # was nicht stimmt, mit Datei und Zeile
\`\`\`

Installieren Sie zuerst [Node](https://nodejs.org/), Version 20.19 oder neuer.

## Einen Artikel schreiben

\`\`\`
npm run new -- "Die Überschrift"
npm run dev
\`\`\`

Die erste Zeile legt einen Entwurf an und nennt seinen Pfad. Die zweite zeigt ihn im Browser, während Sie schreiben, mit allem, was noch nicht öffentlich ist. Entfernen Sie \`draft: true\`, wenn der Artikel erscheinen darf, und übernehmen Sie ihn mit einem Commit.

Ein Artikel ist eine Textdatei, \`articles/JJJJ/MM/<kürzel>.md\`. Bilder liegen daneben. Der erste Artikel erklärt den Rest: \`{file}\`.

## Was wo liegt

| Ordner oder Datei | enthält |
| --- | --- |
| \`articles/\` | die Artikel |
| \`newsroom/site.yaml\` | Name, Adresse, Sprache, Zeitzone, Kontakt |
| \`newsroom/sections.yaml\` | die Ressorts, in der Reihenfolge der Navigation |
| \`newsroom/authors.yaml\` | wer Artikel zeichnet |
| \`newsroom/front-page.yaml\` | womit die Startseite aufmacht; leer: mit dem Neuesten |
| \`newsroom/*.md\` | die Seiten über Sie, zum Datenschutz und für Zuschriften |

## Zeichnen Sie Ihre eigenen

\`halyard init\` hat diese Bilder aus dem Namen gezeichnet. Ersetzen Sie sie unter denselben Namen:

| Datei | Größe |
| --- | --- |
| \`newsroom/mark.svg\` | eine quadratische Zeichnung in einer Farbe, ohne Text |
| \`newsroom/icon.png\` | {icon} Pixel |
| \`newsroom/logo.png\` | {logo} Pixel |
| \`newsroom/social-card.png\` | {socialCard} Pixel |

## Veröffentlichen

Legen Sie für diesen Ordner ein Git-Repository an und verbinden Sie es mit Netlify: \`netlify.toml\` sagt, wie gebaut wird. Für andere Hoster: \`npx halyard help rules\`.

## Die nächste Version

\`\`\`
npm update halyard
npm test
\`\`\`
`,
  empty: {
    agencies:
      "# Die Agenturen, von denen Meldungen kommen. Beispiel:\n# - slug: dpa\n#   name: dpa\n#   fullName: Deutsche Presse-Agentur\n",
    tags: "# Schlagwörter brauchen keinen Eintrag. Einer hier legt die Schreibung fest. Beispiel:\n# - label: Fähren\n#   description: Die Boote zu den Inseln.\n",
    frontPage: "# Leer: das Neueste füllt die Startseite. Beispiel:\n# lead: /2026/11/20/nachtfaehre/\n",
  },
};
