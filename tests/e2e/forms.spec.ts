import type { Page } from "@playwright/test";
import { expect, test } from "./test.ts";

const STORY = "/2026/11/23/tern-street-bridge-nine-nights/";

/** What is posted, wherever to. */
const posted = (page: Page) => page.waitForRequest((request) => request.method() === "POST");

/** The text that a field is described by, as a screen reader has it. */
const descriptionOf = (page: Page, label: string) =>
  page.getByLabel(label, { exact: true }).evaluate((field) =>
    (field.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent)
      .join(" "),
  );

test.describe("without JavaScript", () => {
  test("an error is reported and thanked for; name and e-mail may be left out", async ({ plainPage: page }) => {
    await page.goto(STORY);
    await page.getByRole("link", { name: "Report an error" }).click();
    await expect(page).toHaveURL(/\/corrections\/report\/\?story=/);
    await page.getByLabel("The story").fill("The bridge closes");
    await page.getByLabel("What is wrong?").fill("It closes for eight nights.");
    const request = posted(page);
    await page.getByRole("button", { name: "Send the report" }).click();
    const fields = new URLSearchParams((await request).postData() ?? "");
    expect(Object.fromEntries(fields)).toEqual({
      "form-name": "correction",
      website: "",
      address: "",
      story: "The bridge closes",
      wrong: "It closes for eight nights.",
      source: "",
      name: "",
      email: "",
    });
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for the report");
  });

  test("nobody signs up without having agreed, and what was agreed to is kept", async ({ plainPage: page }) => {
    await page.goto("/newsletter/");
    await page.getByLabel("E-mail", { exact: true }).fill("reader@example.org");
    await page.getByRole("button", { name: "Sign up" }).click();
    await expect(page).toHaveURL("/newsletter/");
    await page.getByRole("checkbox").check();
    const request = posted(page);
    await page.getByRole("button", { name: "Sign up" }).click();
    const fields = new URLSearchParams((await request).postData() ?? "");
    expect(fields.get("consent")).toMatch(/^Yes, send me The Morning Line/);
  });
});

test("a story's own link writes its headline into the report, and its address beside it", async ({ page }) => {
  await page.goto(STORY);
  const headline = await page.getByRole("heading", { level: 1 }).innerText();
  await page.getByRole("link", { name: "Report an error" }).click();
  await expect(page.getByLabel("The story")).toHaveValue(headline);
  await expect(page.locator('input[name="address"]')).toHaveValue(STORY);
});

test("the messages are not loaded before somebody reaches for a form", async ({ page }) => {
  const scripts: string[] = [];
  page.on("request", (request) => {
    if (/\/assets\/forms-/.test(request.url())) scripts.push(request.url());
  });
  await page.goto("/newsletter/");
  await page.waitForLoadState("networkidle");
  expect(scripts).toEqual([]);
  await page.getByLabel("E-mail", { exact: true }).focus();
  await expect.poll(() => scripts.length).toBe(1);
});

test("what is wrong stands beside the field, and goes once it is right", async ({ page, complaints }) => {
  await page.goto(STORY);
  const email = page.getByLabel("E-mail", { exact: true });
  const consent = page.getByRole("checkbox", { name: /Morning Line/ });
  const loaded = page.waitForResponse(/\/assets\/forms-/);
  await email.focus();
  await loaded;
  await expect(page.locator("form[name=newsletter]")).toHaveAttribute("novalidate");
  await page.getByRole("button", { name: "Sign up" }).click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText("Please write your e-mail address.")).toBeVisible();
  await expect(page.getByText("Please tick this box to sign up.")).toBeVisible();
  expect(await descriptionOf(page, "E-mail")).toMatch(/^Please write your e-mail address\. We never share/);

  await email.fill("reader@");
  await expect(page.getByText("Enter a complete e-mail address")).toBeVisible();
  await email.fill("reader@example.org");
  await expect(page.getByText("Enter a complete e-mail address")).toBeHidden();
  await expect(email).not.toHaveAttribute("aria-invalid");
  expect(await descriptionOf(page, "E-mail")).toMatch(/^We never share/);
  await consent.check();
  await expect(page.locator(".error")).toHaveCount(0);

  const request = posted(page);
  await page.getByRole("button", { name: "Sign up" }).click();
  expect((await request).postData()).toContain("email=reader%40example.org");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are signed up");
  expect(complaints).toEqual([]);
});

test("blanks are no letter, and nothing is lost by the message", async ({ page }) => {
  await page.goto("/letters/");
  const loaded = page.waitForResponse(/\/assets\/forms-/);
  await page.getByLabel("Your name").fill("R. Eader");
  await loaded;
  await expect(page.locator("form[name=letter]")).toHaveAttribute("novalidate");
  await page.getByLabel("E-mail (not printed)").fill("reader@example.org");
  await page.getByLabel("Your letter").fill("   ");
  await page.getByRole("button", { name: "Send the letter" }).click();
  await expect(page.getByText("Please fill this in.")).toHaveCount(1);
  await expect(page.getByLabel("Your letter")).toBeFocused();
  await expect(page.getByLabel("Your name")).toHaveValue("R. Eader");
  await page.getByLabel("Your letter").fill("I like the bridge.");
  await page.getByRole("button", { name: "Send the letter" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Thank you for your letter");
});

test("every field that is wrong is named, and the first one has the focus", async ({ page }) => {
  await page.goto("/corrections/report/");
  const loaded = page.waitForResponse(/\/assets\/forms-/);
  await page.getByLabel("E-mail").fill("reader");
  await loaded;
  await expect(page.locator("form[name=correction]")).toHaveAttribute("novalidate");
  await page.getByRole("button", { name: "Send the report" }).click();
  await expect(page.locator(".error")).toHaveText([
    "Please fill this in.",
    "Please fill this in.",
    "Enter a complete e-mail address, like name@example.org.",
  ]);
  await expect(page.getByLabel("The story")).toBeFocused();
});
