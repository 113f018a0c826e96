import { type Middleware, plain } from "./answer.ts";

const FORMS = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;

/** Pages are read, and forms are sent. Any other method is answered with those that there are (RFC 9110, 15.5.6). */
export const knownMethods: Middleware = ({ method, request }, next) => {
  const isForm = method === "POST" && FORMS.test(request.headers["content-type"] ?? "");
  if (method === "GET" || method === "HEAD" || isForm) return next();
  return plain(405, "Pages are read with GET or HEAD, and forms are sent with POST.", { Allow: "GET, HEAD, POST" });
};

/** An address that is no text. */
export const wellFormed: Middleware = ({ path }, next) =>
  path.startsWith("/") ? next() : plain(400, "This address cannot be read: a % in it begins no letter.");
