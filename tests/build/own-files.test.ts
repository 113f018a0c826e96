import { mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { main as build } from "../../src/cli/build.ts";
import { main as check } from "../../src/cli/check.ts";
import { article, BuiltSite, TestNewsroom } from "../site.ts";
import { buildHere, runHere } from "./build-here.ts";

const newsroom = (text = "Text.") => new TestNewsroom("ledger").write("articles/2026/11/a.md", article({}, text));

describe("files of the newsroom", () => {
  test("are published as they are, at their addresses, and in no list of pages", async () => {
    const bytes = Buffer.from([0, 1, 2, 250, 13, 10]);
    const made = newsroom("See the [report](/docs/Größe.pdf) and [ads](/ads.txt).")
      .write("newsroom/files/ads.txt", "google.com, pub-1, DIRECT\r\n")
      .write("newsroom/files/.well-known/security.txt", "Contact: mailto:a@b.example\n")
      .write("newsroom/files/docs/Größe.pdf", bytes);
    const site = await buildHere(made);
    expect(site.text("ads.txt")).toBe("google.com, pub-1, DIRECT\r\n");
    expect(site.text(".well-known/security.txt")).toContain("Contact:");
    expect(readFileSync(path.join(site.folder, "docs/Größe.pdf")).equals(bytes)).toBe(true);
    expect(site.filesMentioning("ads.txt").filter((file) => file.includes("sitemap"))).toEqual([]);
  });

  test("that change or go away do so on the site, and the rest of it stays", async () => {
    const made = newsroom().write("newsroom/files/ads.txt", "one");
    await buildHere(made);
    made.write("newsroom/files/ads.txt", "two");
    const changed = await runHere(build, made);
    expect(changed.stdout).toMatch(/^Built \S+: 1 written, \d+ unchanged, 0 deleted/m);
    expect(new BuiltSite(made.output).text("ads.txt")).toBe("two");
    rmSync(path.join(made.newsroom, "files/ads.txt"));
    expect((await runHere(build, made)).stdout).toMatch(/: 0 written, \d+ unchanged, 1 deleted/);
  });

  test("that some program has left are no files of the newsroom", async () => {
    const made = newsroom().write("newsroom/files/.DS_Store", "x").write("newsroom/files/docs/.notes.txt.swp", "x");
    const site = await buildHere(made);
    expect(site.files().filter((file) => /DS_Store|notes/.test(file))).toEqual([]);
  });

  test.each([
    ["_headers", "begins with _"],
    ["_worker.js", "begins with _"],
    ["images/a.png", "is where the site keeps files of its own"],
    ["Search/index.html", "is where the site keeps files of its own"],
    ["aux.txt", "Windows keeps for a device"],
    ["a#b.txt", "is no name for an address"],
    ["docs/what?.txt", "is no name for an address"],
  ])("%s is refused", async (name, problem) => {
    const { exitCode, stderr } = await runHere(check, newsroom().write(`newsroom/files/${name}`, "x"));
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(problem) });
  });

  test.each([
    "index.html",
    "robots.txt",
    "feed.xml",
    "2026/11/20/a/index.html",
    "ABOUT/index.html",
    "410.html",
    "feed.xml/a.txt",
  ])("%s is never put over one of ours", async (name) => {
    const { exitCode, stderr } = await runHere(check, newsroom().write(`newsroom/files/${name}`, "x"));
    expect(exitCode).toBe(1);
    expect(stderr).toContain("already belongs to");
  });

  test("lead nowhere else: a link is refused, to a file and to a folder", async () => {
    const made = newsroom().write("elsewhere/secret.txt", "Zanzarella");
    mkdirSync(path.join(made.newsroom, "files"));
    symlinkSync(path.join(made.folder, "elsewhere/secret.txt"), path.join(made.newsroom, "files/a.txt"));
    symlinkSync(path.join(made.folder, "elsewhere"), path.join(made.newsroom, "files/b"));
    const { exitCode, stderr } = await runHere(check, made);
    expect(exitCode).toBe(1);
    expect(stderr.match(/this is a link to another place/g)).toHaveLength(2);
  });

  test("that a story links to cannot go away in silence", async () => {
    const made = newsroom("See the [report](/report.pdf).").write("newsroom/files/report.pdf", "x");
    expect((await runHere(check, made)).exitCode).toBe(0);
    rmSync(path.join(made.newsroom, "files/report.pdf"));
    const { exitCode, stderr } = await runHere(check, made);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining("the link /report.pdf leads to no page")]);
  });
});
