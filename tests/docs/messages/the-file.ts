import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { type Chapter, entry, FILE, files, inCode, story, text, typed } from "./chapter.ts";

const FOLDER = "articles/2026/11";
const GOOD = { [`${FOLDER}/good.md`]: text() };
const CONFLICT = "Text.\n<<<<<<< HEAD\nOne.\n\n=======\nTwo.\n>>>>>>> branch\n";

export const theFile: Chapter = {
  title: "The file",
  entries: [
    entry("Every story begins with a line `---`, its facts, and another `---`.", typed("Text.\n")),
    entry("The second `---` is missing.", typed("---\nheadline: Ferry fares rise\n")),
    entry(
      "The file was saved in an old encoding. Save it again and choose UTF-8. The line is the first one with a letter that went wrong.",
      typed(Buffer.from(text({}, "caf\u00E9"), "latin1")),
    ),
    entry(
      "Two people changed the same lines, and git kept both versions between marks. Keep the right one; delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.",
      story({}, CONFLICT),
    ),
    entry("There is nothing below the front matter. A draft needs a first line too.", story({}, "")),
    entry(
      "The file's name becomes the address. Rename the file as the message says, or give a `slug`.",
      typed(text(), `${FOLDER}/Ferry Fares.md`),
    ),
    entry(
      "A symbolic link may lead anywhere, so none is followed. Copy the file or the folder to this place.",
      files({ ...GOOD, "elsewhere/x": "" }, () => {
        symlinkSync("good.md", FILE);
        symlinkSync("../../../elsewhere", `${FOLDER}/pictures`);
      }),
    ),
    entry(
      'Stories end with `.md`, in small letters: not `.MD`, `.markdown` or `.md.txt`. Windows hides the last part of a name: turn on "File name extensions". ' +
        "Any other file that begins with front matter gets this message, too. A name that begins with a dot is never read, and copies that editors leave behind " +
        "(`ferry-fares.md~`, `.bak`) are ignored.",
      files({ ...GOOD, [`${FOLDER}/ferry-fares.MD`]: text() }),
    ),
    entry(
      "Only a file is a story. Give the folder a name without `.md`.",
      files(GOOD, () => mkdirSync(FILE)),
    ),
    entry(
      "Most often the stories were not fetched: a submodule, a part of the clone, or the wrong folder. Nothing is published until they are back.",
      files({ "_site/2026/11/20/ferry-fares/index.html": "", "_site/2026/11/21/ferry-times/index.html": "" }, () => {}),
      files({}, () => rmSync("articles", { recursive: true })),
    ),
    entry(
      "The file was named on an old system, and its letters cannot be read. Give it a new name.",
      files(GOOD, () =>
        writeFileSync(Buffer.concat([Buffer.from(`${FOLDER}/caf`), Buffer.from([0xe9]), Buffer.from(".md")]), text()),
      ),
    ),
    entry(
      "That is forty thousand words. Most often a picture was pasted into the text: save it beside the story.",
      files({ [FILE]: "" }, () => truncateSync(FILE, 300_000)),
    ),
    entry(
      "Text copied from a PDF or an old program may hold such characters. Delete the word and type it again. Marks that turn the writing direction around " +
        "(U+202D, U+202E) are refused in the same way.",
      story({}, "Text.\u0007"),
    ),
    entry(
      "Wait until the change is saved, and build again.",
      inCode("‹articles/2026/11/ferry-fares.md› changed while the site was built. Build again."),
    ),
  ],
};
