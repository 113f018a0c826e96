/** The part of Netlify's parsers that this project uses. */
declare module "@netlify/headers-parser" {
  export function parseAllHeaders(options: {
    headersFiles: string[];
    netlifyConfigPath: string;
    configHeaders: unknown[];
    minimal: boolean;
  }): Promise<{ headers: { for: string; values: Record<string, string> }[]; errors: Error[] }>;
}

declare module "@netlify/redirect-parser" {
  export function parseAllRedirects(options: {
    redirectsFiles: string[];
    netlifyConfigPath: string;
    configRedirects: unknown[];
    minimal: boolean;
  }): Promise<{ redirects: { from: string; to: string; status?: number; force?: boolean }[]; errors: Error[] }>;
}
