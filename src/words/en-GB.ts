import { en, type Words } from "./en.ts";

/** What British readers are told in other words. */
export const enGB: Words = {
  ...en,
  newsletterZip: "Postcode",
};
