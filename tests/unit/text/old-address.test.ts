import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { partsOfOldAddress, readOldAddress } from "../../../src/text/old-address.ts";
import { FILE, parsed, problems, source } from "../article/source.ts";

const addressOf = (written: string) => {
  const read = readOldAddress(written);
  if (!read.ok) throw new Error(read.problem);
  return read.address;
};

describe("an old address that other systems had", () => {
  test.each([
    ["/2015/03/the winter sale/", "/2015/03/the%20winter%20sale/"],
    ["/2015/03/the%20winter%20sale/", "/2015/03/the%20winter%20sale/"],
    ["/2015/03/live:-the-vote/", "/2015/03/live:-the-vote/"],
    ["/2015/03/%e2%80%93-dash/", "/2015/03/%E2%80%93-dash/"],
    ["/caf\u00e9/", "/caf%C3%A9/"],
    ["/cafe\u0301/", "/caf%C3%A9/"],
    ["/up-100%25/", "/up-100%25/"],
    ["/why%3F/", "/why%3F/"],
    ["/no%231/", "/no%231/"],
    ["/%253F/", "/%253F/"],
    ['/"a"<b>|{c}/', "/%22a%22%3Cb%3E%7C%7Bc%7D/"],
    ["/story,12.aspx", "/story,12.aspx"],
    ["/con/aux./", "/con/aux./"],
  ])("%s is kept, and is %s in rules", (written, path) => {
    expect(partsOfOldAddress(addressOf(written))).toEqual({ path, query: {} });
  });

  test.each([
    ["/?p=123", "/", { p: "123" }],
    ["/index.php?option=com_content&id=5", "/index.php", { option: "com_content", id: "5" }],
    ["/é.asp?StoryID=7", "/%C3%A9.asp", { StoryID: "7" }],
  ])("%s may be told apart by what it asks for", (written, path, query) => {
    expect(partsOfOldAddress(addressOf(written))).toEqual({ path, query });
  });

  test("is the same however it was copied", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), (text) => {
        const plain = readOldAddress(`/${text.replace(/[%?#/]/g, "")}/`);
        const encoded = readOldAddress(`/${encodeURIComponent(text.replace(/[%?#/]/g, ""))}/`);
        if (plain.ok) expect(encoded).toEqual(plain);
      }),
    );
  });
});

test.each([
  ["https://x.example/old/", "is not a path."],
  ["old/", "is not a path."],
  ["//evil.example/", "is not a path."],
  ["/\\evil.example/", "is not a path."],
  ["javascript:alert(1)", "is not a path."],
  ["/", "is the front page."],
  ["/%2e%2e/x", "holds a step up"],
  ["/a/../b/", "holds a step up"],
  ["/a/..", "holds a step up"],
  ["/a/./b/", "holds a step up"],
  ["/a#b", "has a # that no server ever sees."],
  ["/100%/", "has a % that stands for no letter"],
  ["/caf%E9/", "has a % that stands for no letter"],
  ["/a%2Fb/", "has a backslash, an encoded slash"],
  ["/a%5Cb/", "has a backslash, an encoded slash"],
  ["/a\\b/", "has a backslash, an encoded slash"],
  ["/a%00b/", "has a backslash, an encoded slash or a control"],
  ["/a%0d%0aX-Evil: 1/", "has a backslash, an encoded slash or a control"],
  ["/a//b/", "has two slashes in a row"],
  ["/a//", "has two slashes in a row"],
  ["/a*", "has a * or a part"],
  ["/a%2A/", "has a * or a part"],
  ["/:year/", "has a * or a part"],
  ["/%3Ayear/", "has a * or a part"],
  ["/.netlify/functions/x", "is in a folder of Netlify's own."],
  ["/?", "asks for something"],
  ["/?p", "asks for something"],
  ["/?s=a b", "asks for something"],
  ["/?p=1&p=2", "asks for something"],
  ["/?p=1?q=2", "asks for something"],
  // Netlify takes a number for the status of the rule.
  ["/?3a=1", "asks for something"],
])("%s is none, and the message says why and what to do", (written, problem) => {
  const told = problems(source({ aliases: JSON.stringify([written]) }));
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(`${FILE}:6  aliases.0: "${written}" ${problem}`);
  expect(told[0]).toMatch(/\. (Remove|Write) .*\.$/);
});

test("a story keeps its old addresses as they are meant", () => {
  const aliases = JSON.stringify(["/a%20b/", "/?p=7"]);
  expect(parsed(source({ aliases })).aliases).toEqual(["/a b/", "/?p=7"]);
});
