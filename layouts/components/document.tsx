import type { ComponentChildren } from "preact";
import { jsonLdScript } from "../../src/lib/json-ld.ts";
import type { Section } from "../../src/newsroom/schemas.ts";
import { addresses } from "../../src/pages/addresses.ts";
import type { HeadModel } from "../../src/pages/head.ts";
import { schemeScript, speculationRules } from "../../src/pages/inline-scripts.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { Footer } from "./footer.tsx";
import { Masthead } from "./masthead.tsx";
import { Raw } from "./raw.tsx";

interface DocumentProps {
  site: SiteView;
  head: HeadModel;
  /** Names the kind of page for the styles. */
  kind: string;
  children: ComponentChildren;
  /** The address of the section that the page belongs to, marked in the navigation. */
  section?: string;
  skipTo?: string;
  /** The color of that section. */
  accent?: Section["accent"] | null;
  /** Opinion has its headline in italics: these have to be there at the first paint, too. */
  isOpinion?: boolean;
  /** Of the picture that a reader sees first. */
  preload?: ComponentChildren;
}

/** A whole page: head, masthead, content, footer. */
export function Document({
  site,
  head,
  kind,
  section,
  skipTo,
  accent,
  isOpinion = false,
  preload,
  children,
}: DocumentProps) {
  const { assets, words } = site;
  const fonts = isOpinion ? [...assets.fonts, assets.italicFont] : assets.fonts;
  return (
    <html lang={site.locale} dir={site.dir === "rtl" ? "rtl" : undefined} data-digits={site.digits ?? undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Raw as="script" html={schemeScript} />
        <title>{head.title}</title>
        <meta name="description" content={head.description} />
        <meta name="robots" content={head.robots} />
        {head.keywords.length > 0 && <meta name="keywords" content={head.keywords.join(", ")} />}
        {head.canonical && <link rel="canonical" href={head.canonical} />}
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content={site.paper.light} media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content={site.paper.dark} media="(prefers-color-scheme: dark)" />
        {preload}
        <link rel="stylesheet" href={assets.styles} />
        {kind !== "article" && <link rel="stylesheet" href={assets.overviewStyles} />}
        {fonts.map((href) => (
          <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
        ))}
        <link rel="icon" type={site.tabIcon.type} href={site.tabIcon.href} />
        {site.homeScreenIcon && <link rel="apple-touch-icon" href={site.homeScreenIcon} />}
        <link rel="manifest" href={addresses.webManifest} />
        {head.feeds.map(({ href, label, type }) => (
          <link key={href} rel="alternate" type={type} title={label} href={href} />
        ))}
        {head.properties.map(([name, content]) => (
          <meta key={name} {...(name.startsWith("twitter:") ? { name } : { property: name })} content={content} />
        ))}
        {head.jsonLd.map((data, index) => (
          <Raw key={index} as="script" type="application/ld+json" html={jsonLdScript(data)} />
        ))}
        <Raw as="script" type="speculationrules" html={speculationRules} />
        <script type="module" src={assets.script} />
      </head>
      <body
        class={`page-${kind}`}
        data-accent={accent ?? undefined}
        data-search-script={assets.searchScript}
        data-form-script={assets.formScript}
      >
        <a class="skip" href="#content">
          {skipTo ?? words.skipToList}
        </a>
        <Masthead site={site} section={section} withSearch={kind !== "search"} />
        {children}
        <Footer site={site} />
      </body>
    </html>
  );
}
