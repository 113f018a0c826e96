import { PNG } from "../pictures.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const SITE = `name: The Ledger
tagline: A small paper
description: A newsroom for unit tests.
url: https://ledger.example/
language: en
locale: en-US
zone: America/New_York
publisher:
  name: Ledger Press
  logo: logo.png
rights: © Ledger Press
mark: mark.svg
icon: icon.png
socialCard: card.png
newsletter:
  name: Morning
  promise: News.
  privacy: Yours.
  localNews: false
contact:
  newsroom: desk@ledger.example
  letters: letters@ledger.example
  corrections: corrections@ledger.example
comments:
  provider: letters
  default: open
`;

/** Every file of a valid newsroom. */
export const FILES: Record<string, string | Buffer> = {
  "site.yaml": SITE,
  "sections.yaml": "- slug: city\n  name: City\n  description: The city.\n",
  "authors.yaml": "- slug: ada-byron\n  name: Ada Byron\n  role: Reporter\n  bio: Reports.\n  photo: authors/ada.png\n",
  "agencies.yaml": "- slug: afp\n  name: AFP\n  fullName: Agence France-Presse\n",
  "tags.yaml": "- label: City Council\n- label: C++\n  slug: c-plus-plus\n",
  "front-page.yaml": "lead: /2024/05/25/a/\n",
  "about.md": "## Who we are\n\nA paper.\n",
  "community-guidelines.md": "Be kind.\n",
  "privacy.md": "Nothing is kept.\n",
  "logo.png": PNG,
  "icon.png": PNG,
  "card.png": PNG,
  "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
  "authors/ada.png": PNG,
};

/** Writes a newsroom; `changes` replaces files, undefined leaves one out. */
export function newsroomFolder(changes: Record<string, string | Buffer | undefined> = {}): string {
  const files = Object.entries({ ...FILES, ...changes });
  return temporaryFolder(
    Object.fromEntries(files.flatMap(([name, content]) => (content === undefined ? [] : [[name, content]]))),
  );
}

/** `site.yaml` with one piece of its text replaced. */
export const siteWith = (piece: string, replacement: string) => ({ "site.yaml": SITE.replace(piece, replacement) });
