import { article, type BuiltSite, TestNewsroom } from "../site.ts";

const update = (time: string, headline: string) =>
  `::: update 2026-11-20 ${time} ${headline}\nWhat was known of “${headline}”, in ${"many ".repeat(120)}words.\n:::\n`;

/** A story that is covered as it happens, with as many of its updates as have been written, the oldest first: `/2026/11/20/flood/`. */
export class LiveNewsroom {
  private readonly newsroom = new TestNewsroom("ledger");
  private readonly build: (newsroom: TestNewsroom) => Promise<BuiltSite>;

  constructor(build: LiveNewsroom["build"]) {
    this.build = build;
  }

  /** @param keys of the front matter. @param change what an editor does to the text. */
  async publish(
    updates: number,
    live: "true" | "ended" = "true",
    keys: Record<string, string> = {},
    change = (text: string) => text,
  ): Promise<string> {
    const times = ["09:10", "09:20", "09:30", "09:40"].slice(0, updates);
    const body = `The water rose.\n\n${times.map((time, index) => update(time, `News ${index + 1}`)).join("\n")}`;
    this.newsroom.write(
      "articles/2026/11/flood.md",
      article({ headline: "Flood", published: "2026-11-20 09:00", live, ...keys }, change(body)),
    );
    return (await this.build(this.newsroom)).folder;
  }
}
