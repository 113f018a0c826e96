import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { serveSite } from "../../src/server/serve.ts";
import { article, TestNewsroom } from "../site.ts";
import { SOUND } from "../unit/pictures/drawings.ts";
import { expect, test } from "./test.ts";

test("a drawing that is accepted runs nothing and asks nobody, opened by itself or as part of a page, without any policy", async ({
  page,
}) => {
  const noted: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    const [, form, name = ""] = url.split("/");
    const drawing = SOUND[name] ?? "";
    if (form === "alone") response.setHeader("Content-Type", "image/svg+xml").end(drawing);
    else if (form === "page") response.setHeader("Content-Type", "text/html").end(`<!doctype html><body>${drawing}`);
    else {
      if (url !== "/favicon.ico") noted.push(url);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  page.on("dialog", (dialog) => {
    noted.push(dialog.message());
    return dialog.dismiss();
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${address}/`) && !url.startsWith("data:")) noted.push(url);
  });
  page.on("pageerror", ({ message }) => noted.push(message));
  for (const name of Object.keys(SOUND)) {
    for (const form of ["alone", "page"]) {
      await page.goto(`${address}/${form}/${name}`);
      const drawn = page.locator("svg");
      await expect(drawn).toHaveCount(1);
      // Nothing fell out of it into the page.
      expect(await page.locator("body > *:not(svg), script").count(), `${form} ${name}`).toBe(0);
      await drawn.click({ force: true });
    }
  }
  expect(noted).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

/** A circle in the middle of nothing. */
const black = "#101010";
const circle = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="225" viewBox="0 0 1600 900"><style>@media (prefers-color-scheme: dark) { circle { fill: #fff } }</style><circle cx="800" cy="450" r="200" fill="${black}"/></svg>`;

test("what is transparent stands on white on a dark page, in every format, on the page of the story and on cards", async ({
  page,
  build,
}) => {
  const png = await sharp(Buffer.from(circle)).png().toBuffer();
  const newsroom = new TestNewsroom("ledger")
    .write("articles/2026/11/lead.png", png)
    .write("articles/2026/11/chart.svg", circle)
    .write(
      "articles/2026/11/a.md",
      article({ image: "{ file: lead.png, alt: Lead, credit: Ada }" }, 'A.\n\n![Chart](chart.svg "| Ada")'),
    )
    .write("articles/2026/11/b.md", article({ headline: "B", image: "{ file: chart.svg, alt: Drawn, credit: Ada }" }));
  const site = await build(newsroom);
  const server = await serveSite(site.folder, { port: 0 });
  await page.emulateMedia({ colorScheme: "dark" });
  const colorsOf = async (image: ReturnType<typeof page.locator>) => {
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.complete && one.naturalWidth > 0)).toBe(true);
    const { data, info } = await sharp(await image.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) =>
      data[(Math.round(y * info.height) * info.width + Math.round(x * info.width)) * info.channels] ?? 0;
    return { ground: at(0.05, 0.1), drawn: at(0.5, 0.5) };
  };
  for (const [address, alt] of [
    ["/2026/11/20/a/", "Lead"],
    ["/2026/11/20/a/", "Chart"],
    ["/2026/11/20/b/", "Drawn"],
  ] as const) {
    await page.goto(server.address + address);
    const { ground, drawn } = await colorsOf(page.getByAltText(alt));
    expect(ground, alt).toBeGreaterThan(220);
    expect(drawn, alt).toBeLessThan(60);
  }
  await page.goto(`${server.address}/sections/city/`);
  const images = page.locator(".card-image img");
  await expect(images).toHaveCount(2);
  for (const image of await images.all()) {
    const { ground, drawn } = await colorsOf(image);
    expect(ground).toBeGreaterThan(220);
    expect(drawn).toBeLessThan(60);
  }
  // Readers of each format see the same.
  for (const file of site.files().filter((name) => /^images\/lead-.*\.(avif|webp|jpg)$/.test(name))) {
    const { data, info } = await sharp(`${site.folder}/${file}`).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels, file).toBe(3);
    expect(data[0], file).toBeGreaterThan(250);
  }
  await server.close();
});
