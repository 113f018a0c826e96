import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { percentDecoded } from "../lib/web-address.ts";

/** What somebody asks the server for. */
export interface Asked {
  method: string;
  /** Decoded, with a slash at its beginning; empty where it cannot be decoded. */
  path: string;
  /** As it was asked, with its question mark; empty where there is none. */
  query: string;
  /** Host and port that the request is meant for; empty where it names none, or two. */
  host: string;
  request: IncomingMessage;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** A function writes the body itself, for as long as it likes. */
  body: string | Uint8Array | ((response: ServerResponse) => void);
}

/** One step on the way to an answer: answers by itself, or changes what the steps after it answer. */
export type Middleware = (asked: Asked, next: () => Promise<Answer>) => Answer | Promise<Answer>;

const TEXT = "text/plain; charset=utf-8";

export const plain = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { "Content-Type": TEXT, ...headers },
  body: `${text}\n`,
});

/** Header fields by their names in any case; what comes later holds. */
export function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const others = Object.entries(answer.headers).filter(([name]) => !names.has(name.toLowerCase()));
  return { ...answer, headers: { ...Object.fromEntries(others), ...headers } };
}

/** The value of a header field, by its name in any case. */
export const headerOf = ({ headers }: Answer, wanted: string): string | undefined =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];

/** Asks the middlewares one after the other, and sends what they answer. */
export function listener(middlewares: readonly Middleware[]): RequestListener {
  return (request, response) => {
    // Nothing here reads what a form sends.
    request.resume();
    const asked = askedOf(request);
    const ask = async (index: number): Promise<Answer> => {
      const middleware = middlewares[index];
      return middleware ? middleware(asked, () => ask(index + 1)) : plain(404, "There is nothing here.");
    };
    void ask(0).then((answer) => send(response, answer, asked.method === "HEAD"));
  };
}

function askedOf(request: IncomingMessage): Asked {
  const { method = "GET", url = "/", headersDistinct } = request;
  const hosts = headersDistinct.host ?? [];
  const isWhole = !url.startsWith("/");
  const whole = isWhole ? url : `http://localhost${url}`;
  const address = URL.canParse(whole) ? new URL(whole) : null;
  return {
    method,
    // What is no text, `wellFormed` answers.
    path: percentDecoded(address?.pathname ?? "") ?? "",
    query: address?.search ?? "",
    host: isWhole ? (address?.host ?? "") : hosts.length === 1 ? (hosts[0] ?? "") : "",
    request,
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer, isHead: boolean): void {
  if (typeof body === "function") {
    response.writeHead(status, headers);
    body(response);
    return;
  }
  const length = Buffer.byteLength(body);
  response.writeHead(status, length > 0 ? { ...headers, "Content-Length": String(length) } : headers);
  response.end(isHead ? undefined : body);
}
