import type { ComponentChildren } from "preact";
import type { HeadModel } from "../../src/pages/head.ts";
import type { SiteView } from "../../src/pages/site-view.ts";
import { Document } from "./document.tsx";

interface OverviewProps {
  site: SiteView;
  head: HeadModel;
  /** Names the kind of page for the styles. */
  kind: string;
  class?: string;
  title: string;
  intro: string;
  /** What stands below the intro. */
  follow?: ComponentChildren;
  children: ComponentChildren;
}

/** A page that leads to others: what it is called, what it is about, and then its list. */
export function Overview({ site, head, kind, class: name = "list", title, intro, follow, children }: OverviewProps) {
  return (
    <Document site={site} head={head} kind={kind}>
      <main id="content" class={name}>
        <header class="list-top">
          <h1>{title}</h1>
          <p>{intro}</p>
          {follow}
        </header>
        {children}
      </main>
    </Document>
  );
}
