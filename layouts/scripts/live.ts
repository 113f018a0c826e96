// New updates of a running story: asked for once a minute while somebody looks, put into the page when a reader asks.

const MINUTE = 60_000;
const LONGEST_WAIT = 16 * MINUTE;

const body = document.querySelector(".story > .body");
const mark = document.querySelector<HTMLElement>("[data-live]");
const news = document.querySelector<HTMLElement>(".live-news");

const updatesIn = (page: ParentNode): Element[] => [...page.querySelectorAll(".story > .body > .update")];

if (body && mark && news) follow(body, mark, news);

function follow(body: Element, mark: HTMLElement, news: HTMLElement): void {
  let wait = MINUTE;
  let isDue = false;
  /** Newest first. */
  let fresh: Element[] = [];

  const schedule = (): void => {
    setTimeout(() => {
      if (document.hidden) isDue = true;
      else void ask();
    }, wait);
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || !isDue) return;
    isDue = false;
    void ask();
  });

  async function ask(): Promise<void> {
    const page = await fetchPage();
    if (page === "failed") {
      wait = Math.min(wait * 2, LONGEST_WAIT);
      schedule();
      return;
    }
    wait = MINUTE;
    if (page === "gone") return;
    fresh = updatesIn(page).filter(({ id }) => document.getElementById(id) === null);
    announce();
    if (page.querySelector("[data-live]")) schedule();
    else if (page.querySelector(".story")) {
      mark.textContent = mark.dataset.live ?? "";
      mark.classList.add("live-mark-ended");
    }
  }

  function announce(): void {
    const { one = "", many = "" } = news.dataset;
    const label = fresh.length === 1 ? one : many.replace("{count}", String(fresh.length));
    const known = news.querySelector("button");
    if (fresh.length === 0) news.replaceChildren();
    else if (!known) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", insert);
      news.replaceChildren(button);
    } else if (known.textContent !== label) known.textContent = label;
  }

  /** The reader asked for them, and is taken to the newest. */
  function insert(): void {
    const added = fresh.map((update) => document.adoptNode(update));
    const place = body.querySelector(":scope > .update, :scope > .notes");
    if (place) place.before(...added);
    else body.append(...added);
    fresh = [];
    news.replaceChildren();
    added[0]?.querySelector<HTMLElement>("h2 a")?.focus();
  }

  schedule();
}

/** The page as it is now: `no-cache` asks the server whether it is another one, and costs little where it is not. */
async function fetchPage(): Promise<Document | "failed" | "gone"> {
  try {
    const response = await fetch(location.pathname, { cache: "no-cache" });
    if (response.status === 404 || response.status === 410) return "gone";
    if (!response.ok) return "failed";
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return "failed";
  }
}
