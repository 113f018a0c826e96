import type { TagIndexPage } from "../src/pages/tags.ts";
import { Overview } from "./components/overview.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<TagIndexPage>("tags", ({ site: { words }, site, model }) => (
  <Overview site={site} head={model.head} kind="tags" title={words.tagIndex} intro={words.tagIndexIntro}>
    <div class="index">
      {model.letters.map(({ letter, tags }) => (
        <section key={letter} aria-labelledby={`letter-${letter}`}>
          <h2 id={`letter-${letter}`}>{letter}</h2>
          <ul>
            {tags.map(({ href, label, count }) => (
              <li key={href}>
                <a href={href}>{label}</a> <span class="count">{count}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  </Overview>
));
