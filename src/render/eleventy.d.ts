/** The part of Eleventy 3.1 that this project uses; it ships no types of its own. */
declare module "@11ty/eleventy" {
  export interface EleventyConfig {
    globalData: Record<string, unknown>;
    /** Globs of templates that are left out. */
    ignores: Set<string>;
    addTemplateFormats(formats: string[]): void;
    addExtension(extensions: string[], options: { key: string }): void;
    addGlobalData(name: string, data: unknown): void;
    setIncludesDirectory(folder: string): void;
    setDataDirectory(folder: string): void;
    setUseGitIgnore(use: boolean): void;
    setQuietMode(quiet: boolean): void;
  }

  export interface RenderedPage {
    outputPath: string;
    content: string;
  }

  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { configPath: string; quietMode?: boolean; config?: (config: EleventyConfig) => void },
    );
    toJSON(): Promise<RenderedPage[]>;
  }
}
