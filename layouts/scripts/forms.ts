// What is wrong with a field, beside it and in the site's words. Loaded by the first reader who reaches for a form; until
// then, and without scripts, the browser's own checks hold.
import type { Words } from "../../src/words/en.ts";

/** Put in by the bundler. */
declare const FORM_WORDS: Pick<Words, "fieldMissing" | "emailMissing" | "emailWrong" | "consentMissing">;

type Field = HTMLInputElement | HTMLTextAreaElement;

/** Null where nothing is wrong. */
function problemOf(field: Field): string | null {
  const { validity, type, required, value } = field;
  // Blanks are no answer.
  if (validity.valueMissing || (required && value.trim() === "")) {
    if (type === "email") return FORM_WORDS.emailMissing;
    return type === "checkbox" ? FORM_WORDS.consentMissing : FORM_WORDS.fieldMissing;
  }
  if (validity.valid) return null;
  return validity.typeMismatch && type === "email" ? FORM_WORDS.emailWrong : field.validationMessage;
}

/** Writes the problem below the field and ties it to it, or takes it away. Returns whether there is one. */
function check(field: Field): boolean {
  const problem = problemOf(field);
  const id = `${field.id}-error`;
  const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((name) => name !== "" && name !== id);
  const described = problem === null ? others : [id, ...others];
  if (described.length > 0) field.setAttribute("aria-describedby", described.join(" "));
  else field.removeAttribute("aria-describedby");
  if (problem === null) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
  const shown = document.getElementById(id);
  if (problem === null) shown?.remove();
  else if (shown) shown.textContent = problem;
  else {
    const message = Object.assign(document.createElement("p"), { id, className: "error", textContent: problem });
    field.closest(".field")?.append(message);
  }
  return problem !== null;
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[method="post"]')) {
  const fields = [...form.querySelectorAll<Field>(".field input, .field textarea")];
  const isField = (target: EventTarget | null): target is Field => fields.includes(target as Field);
  form.noValidate = true;
  form.addEventListener("submit", (event) => {
    const [first] = fields.filter(check);
    if (!first) return;
    event.preventDefault();
    first.focus();
  });
  // A mistake is not reported while the reader still types; that it is fixed is, at once. Nor on leaving a field: the message would
  // push the button away under a finger that is about to press it.
  form.addEventListener("input", ({ target }) => {
    if (isField(target) && target.hasAttribute("aria-invalid")) check(target);
  });
}
