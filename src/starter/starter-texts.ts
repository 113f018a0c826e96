/** What `halyard init` writes for a newsroom to replace, in its language. `{name}` and the like are filled in. */
export interface StarterTexts {
  tagline: string;
  description: string;
  rights: string;
  newsletter: { name: string; promise: string; privacy: string };
  /** The description of a section. */
  section: string;
  author: { name: string; role: string; bio: string };
  about: string;
  guidelines: string;
  privacy: string;
  story: { headline: string; standfirst: string; tag: string; text: string };
  /** README.md, for the paper's editors. */
  readme: string;
  /** What stands in a settings file that may be empty. */
  empty: { agencies: string; tags: string; frontPage: string };
}
