import { type Chapter, change, entry, FILE, files, list, story, text } from "./chapter.ts";

const SLUG =
  "the-council-approves-the-new-ferry-fares-after-a-long-night-in-which-everyone-spoke-twice-and-some-of-them-three-times-over";
const aliases = (...paths: string[]) => story({ aliases: list(...paths) });
const OTHER = "articles/2026/11/fares-two.md";

export const names: Chapter = {
  title: "Names that must be known",
  entries: [
    entry("A slip of the keyboard. Sections are in `sections.yaml`.", story({ section: "wexmoth" })),
    entry(
      "Choose one of the list, or [add the section](../newsrooms/settings.md#sections).",
      story({ section: "gardening" }),
    ),
    entry("The same for authors: use the slug, not the name.", story({ byline: "[bram-sorely]" })),
    entry("The same for agencies.", story({ source: "reuters" })),
    entry("Every story needs an author or an agency. Both together are possible.", story({ byline: undefined })),
    entry("Slugs are lower-case words joined by hyphens.", story({ slug: "Ferry_Fares" })),
    entry("A slug needs a letter or a digit.", story({ slug: '"!!!"' })),
    entry("Shorten it. The limit for file names is the same.", story({ slug: SLUG })),
    entry(
      "No folder on Windows can be called `con`, `prn`, `aux`, `nul`, `com1` or `lpt1`. Write `nul-points`.",
      story({ slug: "nul" }),
    ),
    entry(
      "The tag cannot make an address. Give it one: `label: +++` and `slug: plus-plus-plus` in `tags.yaml`. The same for a tag whose page could not be a folder on Windows.",
      story({ tags: "[+++]" }),
      story({ tags: "[aux]" }),
    ),
    entry(
      "Write the path as readers saw it. Spaces, accents and colons are allowed; `%C3%A9` is read as `é`. An address like `/?p=123` may be told apart by its query.",
      aliases(
        "https://www.thehalyard.example/old-story/",
        "/fares#new",
        "/up-100%/",
        "/fares//new/",
        "/../fares/",
        "/",
      ),
    ),
    entry(
      "No host can lead from such an address to one story.",
      aliases("/search?q=ferry fares", "/fares/*", "/fares%2Fnew/", "/.netlify/fares/"),
    ),
    entry(
      "Servers treat capitals and the last slash as the same path. A story needs no alias to itself.",
      aliases("/old-fares/", "/Old-Fares"),
      aliases("/2026/11/20/ferry-fares/"),
    ),
    entry(
      "An old path is obeyed before anything else, so readers would no longer find what is there now.",
      files({
        [FILE]: text({ aliases: list("/tags/harbor/"), tags: "[harbor]" }),
        "articles/2026/11/b.md": text({ headline: "B" }),
      }),
      aliases("/search/index/pieces.json"),
      aliases("/feed.xml/old/"),
      files({
        [FILE]: text({ aliases: list("/sections/town/page/3/") }),
        "newsroom/sections.yaml": "- slug: wexmouth\n  name: Wexmouth\n  description: Here.\n  aliases: [town]\n",
      }),
    ),
  ],
};

export const twoOfAKind: Chapter = {
  title: "Two of a kind",
  entries: [
    entry(
      "Two stories of one day have the same slug. Give one another `slug`.",
      files({ [FILE]: text({ slug: "fares" }), [OTHER]: text({ slug: "fares", headline: "Two" }) }),
    ),
    entry(
      "An old path can lead to one story only.",
      files({
        [FILE]: text({ aliases: list("/old-fares/") }),
        [OTHER]: text({ aliases: list("/old-fares/"), headline: "Two" }),
      }),
    ),
    entry(
      "`id` must differ from every other one. Usually it is best to leave it out.",
      files({ [FILE]: text({ id: "fares" }), [OTHER]: text({ id: "fares", headline: "Two" }) }),
    ),
    entry(
      "Two tags with different meanings would have one page. Register one in `tags.yaml` with a `slug` of its own (`label: C++`, `slug: cpp`), or spell both alike.",
      files({ [FILE]: text({ tags: '["C++"]' }), [OTHER]: text({ tags: '["C#"]', headline: "Two" }) }),
    ),
    entry(
      "Two series with different names would have one page.",
      files({
        [FILE]: text({ series: "{ name: The Water's Edge, part: 1 }" }),
        [OTHER]: text({ series: "{ name: The Waters Edge, part: 2 }", headline: "Two" }),
      }),
    ),
    entry(
      "Each part of a series has a number of its own.",
      files({
        [FILE]: text({ series: "{ name: Ferries, part: 1 }" }),
        [OTHER]: text({ series: "{ name: Ferries, part: 1 }", headline: "Two" }),
      }),
    ),
  ],
};

export const fronts: Chapter = {
  title: "The front page",
  entries: [
    entry(
      "The address is mistyped.",
      files({ [FILE]: text(), "newsroom/front-page.yaml": "lead: /2026/11/20/ferry-fare/\n" }),
    ),
    entry(
      "The story is a draft, embargoed, retracted or expired. Remove it, or prepare the front with `from`.",
      files({
        [FILE]: text(),
        "articles/2099/01/memoir.md": text({ published: "2099-01-01 09:00" }),
        "newsroom/front-page.yaml": "lead: /2099/01/01/memoir/\n",
      }),
    ),
    entry(
      "The same for the time in `from`: the story will not be public then.",
      files({
        [FILE]: text(),
        "articles/2099/01/memoir.md": text({ published: "2099-01-01 09:00" }),
        "newsroom/front-page.yaml": "from: 2098-12-01 06:00\nlead: /2099/01/01/memoir/\n",
      }),
    ),
    entry(
      "`1` is the second front of the list; the first one is `0`.",
      ...["from: 2026-11-30 06:00", "from: 2026-12-01 06:00", "lead:"].map((second) =>
        files({
          [FILE]: text(),
          "newsroom/front-page.yaml": `- from: 2026-12-01 06:00\n  lead: /2026/11/20/ferry-fares/\n- ${second}\n`,
        }),
      ),
    ),
    entry(
      "Rails are named by the slugs of sections.",
      files({ [FILE]: text(), "newsroom/front-page.yaml": "rails:\n  busines:\n    - /2026/11/20/ferry-fares/\n" }),
    ),
    entry(
      "All is well today, but the story expires or is retracted at that time, and a build after it would leave it out. Remove the entry before then.",
      files({
        [FILE]: text({ expires: "2026-12-01 08:00" }),
        "articles/2026/11/b.md": text({ headline: "B" }),
        "newsroom/front-page.yaml": "lead: /2026/11/20/ferry-fares/\n",
      }),
    ),
  ],
};

const OLD = { [FILE]: text({ tags: "[Kremlim]" }), "articles/2026/11/b.md": text({ headline: "B" }) };
const MOVED = "articles/2026/11/fares-moved.md";

export const losses: Chapter = {
  title: "What a change would lose",
  intro: "These come from `npm run check -- --base main` alone: it compares the files with what was published.",
  entries: [
    entry(
      "A public story was deleted, renamed, moved to another day or made a draft. Where other stories link to it, the message names the places: they work " +
        "again once the address answers. Keep the file and retract the story, or add the old path to the aliases of the new one.",
      change({ [FILE]: text(), "articles/2026/11/b.md": text({ headline: "B" }) }, { [FILE]: undefined }),
    ),
    entry(
      "The `id` of a public story was changed. Feed readers would show the story as a new one.",
      change({ [FILE]: text() }, { [FILE]: text({ id: "fares" }) }),
    ),
    entry(
      "The story was moved, and another one took its address. The message names the file of the story that moved; the other one needs another `slug`.",
      change(
        { [FILE]: text() },
        {
          [FILE]: text({ headline: "Another story", id: "another" }, "Another text."),
          [MOVED]: text({ id: "tag:ledger.example,2026-11-20:/2026/11/20/ferry-fares/" }, "The text."),
        },
      ),
    ),
    entry(
      "The last public story of a tag, author or series was given another one, or a section was removed. Nothing is needed if that story was retracted or has " +
        "expired. A retired page comes back as soon as a story is in it again.",
      change(OLD, { [FILE]: text({ tags: "[Kremlin]" }) }),
      change(
        {
          [FILE]: text({ byline: "[ada-byron]" }),
          "newsroom/authors.yaml":
            "- { slug: bram-sorley, name: Bram Sorley, role: Reporter, bio: Reports. }\n- { slug: ada-byron, name: Ada Byron, role: Reporter, bio: Reports. }\n",
        },
        { [FILE]: text() },
      ),
      change(
        {
          [FILE]: text(),
          "newsroom/sections.yaml":
            "- { slug: wexmouth, name: Wexmouth, description: Here. }\n- { slug: science, name: Science, description: Found. }\n",
        },
        { "newsroom/sections.yaml": "- { slug: wexmouth, name: Wexmouth, description: Here. }\n" },
      ),
      change(
        { [FILE]: text({ series: "{ name: The salt, part: 1 }" }) },
        { [FILE]: text({ series: "{ name: Salt, part: 1 }" }) },
      ),
    ),
    entry(
      "The rules have become stricter since that story was published. Compare its address and its text yourself, once.",
      change({ [FILE]: "No front matter.\n" }, { [FILE]: text() }),
    ),
    entry(
      "See [say why a published text changed](../editors/scheduling-and-corrections.md#say-why-a-published-text-changed). Each commit since `main` that " +
        "changed these parts must say so; a change that is not committed yet has no message. The same holds for a correction that was taken back, and for a " +
        "retracted story that is public again.",
      change({ [FILE]: text() }, { [FILE]: text({ headline: "Ferry fares fall" }, "Another text.") }),
    ),
  ],
};
