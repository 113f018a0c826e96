import { expect, test } from "vitest";
import { newsletterTarget } from "../../../src/pages/forms.ts";
import { SITE } from "../newsroom-factory.ts";

const { name, promise, privacy } = SITE.newsletter;
const texts = { name, promise, privacy, localNews: true };

test("Netlify Forms keeps the list unless another one is named", () => {
  expect(newsletterTarget(texts)).toEqual(newsletterTarget({ ...texts, provider: "netlify" }));
  expect(newsletterTarget(texts)).toEqual({
    action: "/newsletter/thanks/",
    attributes: { name: "newsletter", "data-netlify": "true", "data-netlify-honeypot": "website" },
    hidden: [["form-name", "newsletter"]],
    honeypot: "website",
    names: { email: "email", zip: "zip", consent: "consent" },
  });
});

test("Buttondown keeps what it does not know as metadata", () => {
  expect(newsletterTarget({ ...texts, provider: "buttondown", username: "the-ledger" })).toEqual({
    action: "https://buttondown.com/api/emails/embed-subscribe/the-ledger",
    attributes: { name: "newsletter" },
    hidden: [["embed", "1"]],
    honeypot: null,
    names: { email: "email", zip: "metadata__zip", consent: "metadata__consent" },
  });
});

test("Mailchimp's honeypot has the names of the account and of the list in it", () => {
  const action = "https://ledger.us1.list-manage.com/subscribe/post?u=0a1b&id=9f";
  expect(newsletterTarget({ ...texts, provider: "mailchimp", action })).toEqual({
    action,
    attributes: { name: "newsletter" },
    hidden: [],
    honeypot: "b_0a1b_9f",
    names: { email: "EMAIL", zip: "ZIP", consent: "CONSENT" },
  });
});
