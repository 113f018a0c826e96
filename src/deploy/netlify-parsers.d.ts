/** The part of Netlify's parsers and of its engine that this project uses. */
declare module "@netlify/headers-parser" {
  export function parseAllHeaders(options: {
    headersFiles: string[];
    netlifyConfigPath: string;
    configHeaders: unknown[];
    minimal: boolean;
  }): Promise<{ headers: { for: string; forRegExp: RegExp; values: Record<string, string> }[]; errors: Error[] }>;
}

declare module "@netlify/redirect-parser" {
  export interface ParsedRedirect {
    from: string;
    query: Record<string, string>;
    to: string;
    status?: number;
    force?: boolean;
    conditions: Record<string, unknown>;
  }
  export function parseAllRedirects(options: {
    redirectsFiles: string[];
    netlifyConfigPath: string;
    configRedirects: unknown[];
    minimal: boolean;
  }): Promise<{ redirects: ParsedRedirect[]; errors: Error[] }>;
}

declare module "netlify-redirector" {
  export interface RedirectRequest {
    scheme: string;
    host: string;
    /** As it stands in rules. */
    path: string;
    /** Without the `?`. */
    query: string;
    headers: Record<string, string>;
    cookieValues: Record<string, string>;
    getHeader(name: string): string;
    getCookie(name: string): string;
  }
  export interface Matcher {
    match(request: RedirectRequest): { from: string; to: string; status: number; force: boolean } | null;
  }
  const redirector: {
    /** @param rules a list of rules as JSON. */
    parseJSON(rules: string, options: object): Promise<Matcher>;
  };
  export default redirector;
}
