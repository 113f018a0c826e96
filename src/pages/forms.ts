import type { SiteSettings } from "../newsroom/schemas.ts";
import { addresses } from "./addresses.ts";

/** How a form reaches those who read what it sends. Every form is a plain POST, so that it works without a script. */
export interface FormTarget {
  /** On this site, or absolute. */
  action: string;
  attributes: Record<string, string>;
  hidden: [name: string, value: string][];
  /** A field that people never see: who fills it in is a robot. Null where the provider looks at none. */
  honeypot: string | null;
}

/** The newsletter's form: what its provider calls the fields. */
export interface NewsletterTarget extends FormTarget {
  names: { email: string; zip: string; consent: string };
}

/**
 * A form that Netlify finds in the HTML at the deploy, by its name.
 * https://docs.netlify.com/manage/forms/setup/
 */
export function netlifyForm(name: "newsletter" | "letter" | "correction", thanks: string): FormTarget {
  return {
    action: thanks,
    attributes: { name, "data-netlify": "true", "data-netlify-honeypot": "website" },
    hidden: [["form-name", name]],
    honeypot: "website",
  };
}

export function newsletterTarget(newsletter: SiteSettings["newsletter"]): NewsletterTarget {
  switch (newsletter.provider) {
    // https://docs.buttondown.com/building-your-subscriber-base; robots are its firewall's business.
    case "buttondown":
      return {
        action: `${BUTTONDOWN}/api/emails/embed-subscribe/${newsletter.username}`,
        attributes: { name: "newsletter" },
        hidden: [["embed", "1"]],
        honeypot: null,
        names: { email: "email", zip: "metadata__zip", consent: "metadata__consent" },
      };
    // https://mailchimp.com/help/host-your-own-signup-forms/
    case "mailchimp": {
      const { searchParams } = new URL(newsletter.action);
      return {
        action: newsletter.action,
        attributes: { name: "newsletter" },
        hidden: [],
        honeypot: `b_${searchParams.get("u")}_${searchParams.get("id")}`,
        names: { email: "EMAIL", zip: "ZIP", consent: "CONSENT" },
      };
    }
    default:
      return {
        ...netlifyForm("newsletter", addresses.newsletterThanks),
        names: { email: "email", zip: "zip", consent: "consent" },
      };
  }
}

const BUTTONDOWN = "https://buttondown.com";

/** Where else than to this site its forms are sent. */
export function formOrigins(newsletter: SiteSettings["newsletter"]): string[] {
  const { action } = newsletterTarget(newsletter);
  return action.startsWith("/") ? [] : [new URL(action).origin];
}
