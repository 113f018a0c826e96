import type * as schema from "schema-dts";
import { type TrustedHtml, trust } from "./trusted-html.ts";

/** Data of one of schema.org's types that pages speak of, alone or within another. */
export type JsonLd =
  | JsonLdOf<schema.BlogPostingLeaf>
  | JsonLdOf<schema.BreadcrumbListLeaf>
  | JsonLdOf<schema.CorrectionCommentLeaf>
  | JsonLdOf<schema.CreativeWorkSeriesLeaf>
  | JsonLdOf<schema.ImageObjectLeaf>
  | JsonLdOf<schema.ListItemLeaf>
  | JsonLdOf<schema.LiveBlogPostingLeaf>
  | JsonLdOf<schema.NewsArticleLeaf>
  | JsonLdOf<schema.NewsMediaOrganizationLeaf>
  | JsonLdOf<schema.OpinionNewsArticleLeaf>
  | JsonLdOf<schema.OrganizationLeaf>
  | JsonLdOf<schema.PersonLeaf>
  | JsonLdOf<schema.ProfilePageLeaf>
  | JsonLdOf<schema.WebSiteLeaf>;

/**
 * A property that schema.org does not give to the type does not compile. Names alone are checked: to check what each may
 * hold would make the compiler twice as slow. A list that is made by a function needs `: JsonLd` as what that gives, or
 * its objects are not checked. Undefined members are left out.
 */
export type JsonLdOf<T extends { "@type": string }> = { "@context"?: "https://schema.org"; "@type": T["@type"] } & {
  [K in Exclude<keyof T, "@type">]?: JsonLdValue;
};
type JsonLdValue = string | number | boolean | undefined | JsonLd | JsonLdValue[];

/**
 * The contents of a `<script type="application/ld+json">`. `<` is written as an escape, so that no text can end the
 * element or open a comment (HTML, "Restrictions for contents of script elements").
 */
export function jsonLdScript(data: object): TrustedHtml {
  return trust(JSON.stringify(data).replace(/</g, "\\u003c"));
}
