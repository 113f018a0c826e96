import { readFileSync, rmSync } from "node:fs";
import { PictureChanged } from "../article/stored.ts";
import type { Settings } from "../command/settings.ts";
import { loadManifests, outputOf } from "../incremental/manifest.ts";
import { Output, type OutputChange } from "../incremental/output.ts";
import { developPicture, type PictureResult, type PictureTask, stagePicture } from "../incremental/pictures.ts";
import { type PieceTask, stagePages, stagePiece } from "../incremental/stage.ts";
import type { MadeFile } from "../incremental/target.ts";
import { rootCause } from "../lib/root-cause.ts";
import { naming } from "../lib/system-error.ts";
import { UsageError } from "../lib/usage-error.ts";
import { readNewsroom } from "../newsroom/read.ts";
import type { SiteView } from "../pages/site-view.ts";
import { ReceivedPages } from "../render/received.ts";
import { renderPages } from "../render/render.ts";
import type { Page } from "../site/site-plan.ts";
import { FolderReader, type FolderTask, type RefreshedFolder } from "../store/article-cache.ts";
import { type CodeVersion, parseVersion } from "../store/versions.ts";
import type { ParsingWords } from "../words/parsing.ts";
import { endWithParent } from "../workers/end-with-parent.ts";

// A process of the crew (`crew.ts`): it is told what to do, and knows nothing of the whole.

export type WorkerSettings = Pick<Settings, "articlesDir" | "newsroomDir" | "cacheDir" | "outputDir"> & {
  build: string;
};

export type Task =
  | { kind: "parse"; task: FolderTask; code: CodeVersion; words: ParsingWords }
  | { kind: "render"; pages: Page[]; standing: (string | null)[]; site: SiteView }
  /** Loads what pages and the search are made with. */
  | { kind: "warmUp" }
  | { kind: "inspect"; preview: boolean }
  /** With the templates of a folder. */
  | { kind: "show"; page: Page; site: SiteView; layouts: string }
  | { kind: "encode"; task: PictureTask; standing: (string | null)[] }
  /** Encodes into the cache alone. */
  | { kind: "develop"; task: PictureTask }
  | ({ kind: "index"; standing: [file: string, digest: string][] } & PieceTask);

/** A task, or the file that a long one was written to. */
export type SentTask = Task | { kind: "written"; file: string };

interface Results {
  parse: RefreshedFolder;
  render: MadeFile[];
  warmUp: null;
  inspect: OutputChange;
  show: string;
  encode: PictureResult;
  develop: null;
  index: MadeFile[];
}

export type TaskResult<T extends Task> = Results[T["kind"]];

export type Answer =
  /** With the files of the cache that were not what we wrote. */
  { result: Results[Task["kind"]]; damaged: string[] } | { error: ThrownError };

/** What was thrown in a process, for another one: with what the system said, where it is the machine's. */
export interface ThrownError {
  message: string;
  stack: string;
  isUsage: boolean;
  system: Pick<NodeJS.ErrnoException, "code" | "syscall" | "path">;
}

/** Does the tasks one after the other. */
class Worker {
  private readonly settings: WorkerSettings;
  private readonly output: Output;
  private readonly received = new ReceivedPages((place) => this.folderReader().readText(place));
  private readonly damaged: string[] = [];
  private site: SiteView | null = null;
  private reader: FolderReader | null = null;
  /** Those of a preview may be newer than this process. */
  private words: ParsingWords | null = null;

  constructor(settings: WorkerSettings) {
    this.settings = settings;
    this.output = new Output(settings.outputDir, settings.build);
  }

  async answer(sent: SentTask): Promise<Answer> {
    try {
      const result = await this.do(sent.kind === "written" ? takeTask(sent.file) : sent);
      return { result, damaged: this.damaged.splice(0) };
    } catch (error) {
      return { error: asThrown(rootCause(error)) };
    }
  }

  private async do(task: Task): Promise<Results[Task["kind"]]> {
    switch (task.kind) {
      case "parse":
        return this.parse(task);
      case "render":
        return this.render(task);
      case "warmUp":
        await Promise.all([import("@11ty/eleventy"), import("pagefind")]);
        return null;
      case "inspect":
        return this.output.compare(
          outputOf(
            loadManifests(this.settings.cacheDir, task.preview, (file) => this.damaged.push(file))?.values() ?? [],
          ),
        );
      case "show":
        return this.show(task);
      case "encode":
        return stagePicture(task.task, task.standing, this.output, this.settings.cacheDir, (file) =>
          this.damaged.push(file),
        );
      case "develop":
        return developPicture(task.task, this.settings.cacheDir, (file) => this.damaged.push(file));
      case "index":
        return stagePiece(task, new Map(task.standing), this.output);
    }
  }

  private render({ pages, standing, site }: Task & { kind: "render" }): Promise<MadeFile[]> {
    // One masthead and one card for all of a build: layouts render what stands the same on many pages once.
    this.site ??= site;
    return stagePages(
      pages.map((page) => this.received.revive(page)),
      standing,
      this.site,
      this.output,
    );
  }

  /** One page for a preview, where nothing stays the same from one page to the next. */
  private async show({ page, site, layouts }: Task & { kind: "show" }): Promise<string> {
    const received = new ReceivedPages((place) => this.folderReader().readText(place));
    const [content] = (await renderPages([received.revive(page)], site, layouts)).values();
    if (content === undefined) throw new Error(`nothing was rendered for ${page.path}`);
    return content;
  }

  private parse({ task, code, words }: Task & { kind: "parse" }): RefreshedFolder {
    const { newsroomDir, articlesDir } = this.settings;
    this.words = words;
    const isOfThe = (reader: FolderReader) => parseVersion(code, articlesDir, reader.newsroom) === task.context;
    // A preview lives through many versions of the newsroom.
    if (!isOfThe(this.folderReader())) this.reader = null;
    if (!isOfThe(this.folderReader())) {
      throw new UsageError(`${newsroomDir} changed while the site was built. Build again.`);
    }
    const refreshed = this.folderReader().refresh(task);
    return { ...refreshed, cached: refreshed.isKept ? null : refreshed.cached };
  }

  private folderReader(): FolderReader {
    const { newsroomDir, cacheDir } = this.settings;
    if (this.reader === null) {
      const { newsroom } = readNewsroom(newsroomDir);
      const words = this.words ?? newsroom.words;
      this.reader = new FolderReader(cacheDir, { ...newsroom, words }, (file) => this.damaged.push(file));
    }
    return this.reader;
  }
}

function asThrown(error: unknown): ThrownError {
  const isUsage = error instanceof UsageError || error instanceof PictureChanged;
  const { message, stack = "", ...system } = error as NodeJS.ErrnoException & { dest?: string };
  const { code, syscall, path } = { ...system, ...(system.dest === undefined ? {} : { path: system.dest }) };
  // JSON leaves out what is not there.
  return JSON.parse(JSON.stringify({ message, stack, isUsage, system: { code, syscall, path } }));
}

/** Once it is read, nobody needs the file. */
function takeTask(file: string): Task {
  const task = JSON.parse(naming(file, () => readFileSync(file, "utf8"))) as Task;
  rmSync(file);
  return task;
}

const worker = new Worker(JSON.parse(process.argv[2] ?? "{}") as WorkerSettings);
endWithParent();
process.setSourceMapsEnabled(true);
let last = Promise.resolve();
process.on("message", (sent: SentTask) => {
  last = last.then(async () => void process.send?.(await worker.answer(sent)));
});
