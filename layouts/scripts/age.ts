// Runs while the page is read, right after the notice's place: what stands below is laid out with it.
{
  const OLD = 3;
  const notice = document.querySelector<HTMLElement>("[data-old-story]");
  const time = document.querySelector<HTMLTimeElement>(".story-meta time");
  if (notice && time) {
    const published = new Date(time.dateTime);
    // biome-ignore lint/plugin: the reader's clock, not the build's
    const now = new Date();
    const anniversary = new Date(published);
    anniversary.setUTCFullYear(now.getUTCFullYear());
    const years = now.getUTCFullYear() - published.getUTCFullYear() - (now < anniversary ? 1 : 0);
    if (years >= OLD) {
      notice.textContent = (notice.dataset.oldStory ?? "").replace("{count}", String(years));
      notice.hidden = false;
    }
  }
}
