import { type Issue, NewsroomErrors } from "./issue.ts";

/** Gathers what is wrong in several pieces of work, so that all of it is reported in one run. */
export class ErrorList {
  private readonly issues: Issue[] = [];

  /** What the work gives; null where the files that it reads are at fault. @throws {Error} whatever else went wrong. */
  async of<T>(work: T | Promise<T> | (() => T | Promise<T>)): Promise<T | null> {
    try {
      return await (typeof work === "function" ? (work as () => T | Promise<T>)() : work);
    } catch (error) {
      if (!(error instanceof NewsroomErrors)) throw error;
      this.issues.push(...error.issues);
      return null;
    }
  }

  get any(): boolean {
    return this.issues.length > 0;
  }

  /** An issue that two pieces of work have met is one. */
  found(): NewsroomErrors {
    return new NewsroomErrors([...new Map(this.issues.map((issue) => [JSON.stringify(issue), issue])).values()]);
  }
}
