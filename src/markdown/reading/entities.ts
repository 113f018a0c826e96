import { type Finding, onePerLine, type Reading } from "./reading.ts";

const ENTITY =
  /&(?:#\d{2,6};|#x[\da-f]{2,6};|(?:nbsp|amp|quot|lt|gt|apos|shy|[lr][sd]quo|[mn]dash|hellip|[lr]aquo|copy|reg|euro|[aeiou](?:acute|grave|circ|uml)|ccedil|ntilde|szlig)\b;?)/gi;

/** `&amp;nbsp;` and `&nbsp` stay on the page as they are. */
export function findUnreadEntities(reading: Reading): Finding[] {
  if (!reading.holds("&")) return [];
  return onePerLine(
    reading.passages
      .filter(({ children }) => children.some(({ content }) => content.includes("&")))
      .flatMap((passage) =>
        [...passage.shown.matchAll(ENTITY)].map(({ 0: typed, index }): Finding => {
          const problem = `readers would see "${typed}" as it is typed.`;
          const remedy = "Write the sign itself. If you mean it as text, put it in backticks.";
          return { level: "advice", line: passage.lineAt(index, typed.slice(1)), problem, remedy };
        }),
      ),
  );
}
