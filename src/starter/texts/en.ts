import type { StarterTexts } from "../starter-texts.ts";

export const en: StarterTexts = {
  tagline: "News from here",
  description: "{name} reports the news. Write in a sentence or two who reads it and what it covers.",
  rights: "© {name}. All rights reserved.",
  newsletter: {
    name: "{name} by e-mail",
    promise: "The stories of the week, in your inbox.",
    privacy: "We use your address for this newsletter alone, and never share it.",
  },
  section: "What we report on {section}. Write in a sentence what belongs here.",
  author: {
    name: "The Newsroom",
    role: "Staff",
    bio: "Stories that the newsroom of {name} wrote together.",
  },
  about: `{name} is a news site. Say here who makes it, since when, and for whom.

## Who owns us

Name the owner, and where the money comes from. Readers trust a paper that says so.

## How we work

Say how you check facts, how you correct errors, and how you tell news from opinion.
`,
  guidelines: `Letters to the editor are welcome. Say here what you print and what you do not.

- Write about the story.
- Sign with your name.
- Do not insult anyone.
`,
  privacy: `This site sets no cookies and runs no analytics. Change this page when that changes.

## What our host sees

The servers that deliver this site receive your IP address and the address of the page you ask for. We do not use them to identify readers.

## Forms

What you send through a form is stored by our hosting provider, who passes it to us.

## Questions

Write to [{email}](mailto:{email}).
`,
  story: {
    headline: "This is the first story of {name}",
    standfirst: "It explains itself: where it is, what its parts are, and how the next one is made.",
    tag: "first steps",
    text: `This story is the file \`{file}\`. Open it in a text editor, and change something. While \`npm run dev\` runs, the browser shows the change when you save.

## Above the text

Between the two lines of dashes are facts about the story, one on each line. The headline and the time of publication are required. So are the section and the byline: a byline names authors by their slugs in \`newsroom/authors.yaml\`.

A time in the future keeps a story hidden until then. With \`draft: true\` it is hidden for as long as you like.

## The text

Leave an empty line between paragraphs. Write **bold** and *italic* with asterisks, and a link [like this](/about/).

> A quotation begins with a greater-than sign.

## The next story

\`\`\`
npm run new -- "The headline"
\`\`\`

This makes a draft in the right place. Then \`npm test\` says what is wrong, by file and line, before any reader sees it. When you no longer need this story, delete its file.
`,
  },
  readme: `# {name}

The stories and the settings of {name}. [Halyard](https://www.npmjs.com/package/halyard) makes the site of them.

\`\`\`
npm install && npm start     # the site, as readers see it, at http://localhost:8080
npm test                     # what is wrong, by file and line
\`\`\`

Install [Node](https://nodejs.org/) first, version 20.19 or newer.

## Write a story

\`\`\`
npm run new -- "The headline"
npm run dev
\`\`\`

The first line makes a draft and prints its path. The second one shows it in the browser while you write, with everything that is not public yet. Remove \`draft: true\` when the story may be published, and commit it.

A story is one text file, \`articles/YYYY/MM/<slug>.md\`. Pictures lie beside it. The first story explains the rest: \`{file}\`.

## What is where

| folder or file | holds |
| --- | --- |
| \`articles/\` | the stories |
| \`newsroom/site.yaml\` | name, address, language, zone, contact |
| \`newsroom/sections.yaml\` | the sections, in the order of the navigation |
| \`newsroom/authors.yaml\` | who signs stories |
| \`newsroom/front-page.yaml\` | what leads the front page; empty: the latest stories |
| \`newsroom/*.md\` | the pages about you, about privacy, and for those who write to you |

## Draw your own

\`halyard init\` has drawn these from the name. Replace them, under the same names:

| file | size |
| --- | --- |
| \`newsroom/mark.svg\` | a square drawing in one color, without text |
| \`newsroom/icon.png\` | {icon} pixels |
| \`newsroom/logo.png\` | {logo} pixels |
| \`newsroom/social-card.png\` | {socialCard} pixels |

## Publish

Put this folder into a git repository, and connect it to Netlify: \`netlify.toml\` says how it is built. For another host, see \`npx halyard help rules\`.

## The next version

\`\`\`
npm update halyard
npm test
\`\`\`
`,
  empty: {
    agencies:
      "# The wire services that stories come from. Example:\n# - slug: reuters\n#   name: Reuters\n#   fullName: Thomson Reuters\n",
    tags: "# Tags need no entry. One here fixes a spelling. Example:\n# - label: ferries\n#   description: The boats to the islands.\n",
    frontPage: "# Empty: the latest stories fill the front. Example:\n# lead: /2026/11/20/night-ferry-returns/\n",
  },
};
