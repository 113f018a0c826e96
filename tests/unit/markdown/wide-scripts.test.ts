import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "../../property.ts";
import { render } from "./render.ts";

const html = (source: string, lang: string) => render(source, "en", lang).html.html.trim();

describe("emphasis beside signs of Chinese, Japanese and Korean", () => {
  test.each([
    ["ja", "港は**「閉鎖」**された。", "<p>港は<strong>「閉鎖」</strong>された。</p>"],
    ["ja", "*『港』*を~~（旧）~~見た。", "<p><em>『港』</em>を<s>（旧）</s>見た。</p>"],
    ["zh-Hant", "市長說，**「明天開放。」**居民歡迎。", "<p>市長說，<strong>「明天開放。」</strong>居民歡迎。</p>"],
    ["zh", "他说**“好”**了。~~旧的。~~新的。", "<p>他说<strong>“好”</strong>了。<s>旧的。</s>新的。</p>"],
    [
      "ko",
      "항구는 **‘폐쇄’**됩니다. **(오늘)**부터",
      "<p>항구는 <strong>‘폐쇄’</strong>됩니다. <strong>(오늘)</strong>부터</p>",
    ],
    ["en", "snake**_case_ and 2*3*4", html("snake**_case_ and 2*3*4", "en")],
  ])("%s: %s", (lang, typed, expected) => {
    expect(html(typed, lang)).toBe(expected);
    expect(render(typed, "en", lang).advice.map(({ problem }) => problem)).toEqual(
      render(typed, "en", "en").advice.map(({ problem }) => problem),
    );
  });

  test("nobody is told of marks that now set off a text", () => {
    expect(render("港は**「閉鎖」**された。~~（旧）~~見た。", "en", "ja").advice).toEqual([]);
  });
});

describe("a line break of the source", () => {
  test.each([
    ["ja", "船は土曜に\n戻る。\nまた来る、\n「はい」", "船は土曜に戻る。また来る、「はい」"],
    ["ja", "船は**土曜に**\n[戻る](/a/)。", "船は土曜に戻る。"],
    ["zh", "轮渡公司\n表示", "轮渡公司表示"],
    ["ja", "𠮷野\n𠮷田", "𠮷野𠮷田"],
    ["ja", "船は ferry\n戻る", "船は ferry 戻る"],
    ["ko", "배는 토요일에\n돌아온다", "배는 토요일에 돌아온다"],
    ["th", "เรือ\nกลับ", "เรือ กลับ"],
    ["en", "one\ntwo", "one two"],
    ["ja", "船は  \n戻る", "船は戻る"],
  ])("%s: %j", (lang, source, text) => {
    expect(render(source, "en", lang).text).toBe(text);
    const shown = html(source, lang)
      .replace(/<[^>]*>/g, "")
      .replace(/\n/g, " ");
    expect(shown.replace(/\s+/g, " ")).toBe(source.includes("  \n") ? shown : text);
  });

  test("counts as a line in what an editor is told", () => {
    expect(render("船は土曜に\n戻る。![x](y.jpg)", "en", "ja").issues[0]?.line).toBe(2);
  });

  test("is a space on the page if and only if it is one in the text", () => {
    const piece = fc.constantFrom("船", "は", "。", "「", "ー", "네", "ก", "a", "7", ",", "**船**", "`a`", "[は](/a/)");
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        (a, b) => {
          const { html, text } = render(`${a.join("")}\n${b.join("")}`, "en", "ja");
          expect(
            html.html
              .replace(/<[^>]*>/g, "")
              .replace(/\n/g, " ")
              .trim(),
          ).toBe(text);
        },
      ),
      runs(200),
    );
  });
});

test("thousands of short lines take no longer than their length", () => {
  expect(render("船\n".repeat(60_000), "en", "ja").text).toBe("船".repeat(60_000));
});
