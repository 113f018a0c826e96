import type { StarterTexts } from "../starter-texts.ts";

export const fr: StarterTexts = {
  tagline: "L’actualité d’ici",
  description: "« {name} » vous informe. Dites en une ou deux phrases à qui s’adresse le journal et de quoi il parle.",
  rights: "© {name}. Tous droits réservés.",
  newsletter: {
    name: "{name} par e-mail",
    promise: "Les articles de la semaine, dans votre boîte de réception.",
    privacy: "Votre adresse ne sert qu’à cette newsletter, et nous ne la transmettons à personne.",
  },
  section: "Notre actualité dans la rubrique « {section} ». Dites en une phrase ce qui y a sa place.",
  author: {
    name: "La rédaction",
    role: "Rédaction",
    bio: "Les articles écrits en commun par la rédaction du journal « {name} ».",
  },
  about: `« {name} » est un site d’information. Dites ici qui le fait, depuis quand et pour qui.

## À qui appartient le journal

Nommez le propriétaire et dites d’où vient l’argent. Les lecteurs font confiance à un journal qui le dit.

## Comment nous travaillons

Dites comment vous vérifiez les faits, comment vous rectifiez les erreurs et comment vous distinguez l’information de l’opinion.
`,
  guidelines: `Le courrier des lecteurs est le bienvenu. Dites ici ce que vous publiez et ce que vous ne publiez pas.

- Parlez du sujet de l’article.
- Signez de votre nom.
- N’insultez personne.
`,
  privacy: `Ce site ne dépose aucun cookie et ne mesure pas son audience. Modifiez cette page si cela change.

## Ce que voit notre hébergeur

Les serveurs qui diffusent ce site reçoivent votre adresse IP et l’adresse de la page que vous demandez. Nous ne nous en servons pas pour identifier les lecteurs.

## Formulaires

Ce que vous envoyez par un formulaire est conservé par notre hébergeur, qui nous le transmet.

## Questions

Écrivez à [{email}](mailto:{email}).
`,
  story: {
    headline: "Voici le premier article du journal « {name} »",
    standfirst: "Il s’explique lui-même : où il se trouve, de quoi il se compose et comment on fait le suivant.",
    tag: "premiers pas",
    text: `Cet article est le fichier \`{file}\`. Ouvrez-le dans un éditeur de texte et modifiez quelque chose. Tant que \`npm run dev\` tourne, le navigateur montre la modification dès l’enregistrement.

## Au-dessus du texte

Entre les deux lignes de tirets figurent des informations sur l’article, une par ligne. Le titre et l’heure de publication sont obligatoires. La rubrique et la signature le sont aussi : la signature désigne les auteurs par leur \`slug\`, défini dans \`newsroom/authors.yaml\`.

Une heure à venir garde l’article caché jusque-là. Avec \`draft: true\`, il reste caché aussi longtemps que vous le voulez.

## Le texte

Laissez une ligne vide entre les paragraphes. Pour écrire en **gras** ou en *italique*, utilisez des astérisques ; un lien s’écrit [comme ceci](/about/).

> Une citation commence par le signe « supérieur à ».

## L’article suivant

\`\`\`
npm run new -- "Le titre"
\`\`\`

Cette commande crée un brouillon au bon endroit. Ensuite, \`npm test\` dit ce qui ne va pas, avec le fichier et la ligne, avant que les lecteurs ne le voient. Quand vous n’aurez plus besoin de cet article, supprimez son fichier.
`,
  },
  readme: `# {name}

Les articles et les réglages du journal « {name} ». [Halyard](https://www.npmjs.com/package/halyard) en fait le site.

\`\`\`
npm install && npm start     # le site tel que les lecteurs le voient, sur http://localhost:8080
npm test                     # ce qui ne va pas, avec le fichier et la ligne
\`\`\`

Installez d’abord [Node](https://nodejs.org/), version 20.19 ou plus récente.

## Écrire un article

\`\`\`
npm run new -- "Le titre"
npm run dev
\`\`\`

La première ligne crée un brouillon et affiche son chemin. La seconde le montre dans le navigateur pendant que vous écrivez, avec tout ce qui n’est pas encore public. Retirez \`draft: true\` quand l’article peut paraître, et validez-le par un commit.

Un article est un fichier texte, \`articles/AAAA/MM/<slug>.md\`. Les images sont à côté. Le premier article explique le reste : \`{file}\`.

## Où se trouve quoi

| dossier ou fichier | contenu |
| --- | --- |
| \`articles/\` | les articles |
| \`newsroom/site.yaml\` | nom, adresse, langue, fuseau horaire, contact |
| \`newsroom/sections.yaml\` | les rubriques, dans l’ordre de la navigation |
| \`newsroom/authors.yaml\` | qui signe les articles |
| \`newsroom/front-page.yaml\` | ce qui ouvre la page d’accueil ; vide : les derniers articles |
| \`newsroom/*.md\` | les pages sur vous, sur la confidentialité et pour ceux qui vous écrivent |

## Dessinez vos propres images

\`halyard init\` a dessiné ces images à partir du nom. Remplacez-les en gardant les mêmes noms de fichier :

| fichier | taille |
| --- | --- |
| \`newsroom/mark.svg\` | un dessin carré d’une seule couleur, sans texte |
| \`newsroom/icon.png\` | {icon} pixels |
| \`newsroom/logo.png\` | {logo} pixels |
| \`newsroom/social-card.png\` | {socialCard} pixels |

## Publier

Placez ce dossier dans un dépôt git et reliez-le à Netlify : \`netlify.toml\` dit comment le site est construit. Pour un autre hébergeur, voyez \`npx halyard help rules\`.

## La version suivante

\`\`\`
npm update halyard
npm test
\`\`\`
`,
  empty: {
    agencies:
      "# Les agences dont viennent des articles. Exemple :\n# - slug: afp\n#   name: AFP\n#   fullName: Agence France-Presse\n",
    tags: "# Les thèmes n’ont pas besoin d’entrée. Une entrée ici fixe une orthographe. Exemple :\n# - label: ferries\n#   description: Les bateaux vers les îles.\n",
    frontPage:
      "# Vide : les derniers articles remplissent l’accueil. Exemple :\n# lead: /2026/11/20/retour-du-ferry-de-nuit/\n",
  },
};
