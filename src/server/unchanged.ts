import { headerOf, type Middleware } from "./answer.ts";

/** What the browser has already is not sent again. */
export const unchanged: Middleware = async ({ request }, next) => {
  const answer = await next();
  const etag = headerOf(answer, "ETag");
  if (answer.status !== 200 || etag === undefined || request.headers["if-none-match"] !== etag) return answer;
  return { ...answer, status: 304, body: "" };
};
