import type { AuthorIndexPage } from "../src/pages/authors.ts";
import { Overview } from "./components/overview.tsx";
import { Portrait } from "./components/picture.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<AuthorIndexPage>("authors", ({ site: { words }, site, model }) => (
  <Overview site={site} head={model.head} kind="authors" title={words.authors} intro={words.authorsIntro}>
    <ul class="people">
      {model.authors.map((author) => (
        <li key={author.href}>
          <Portrait author={author} sizes="4.5rem" />
          <div>
            <a href={author.href}>{author.name}</a>
            <p class="role">{author.role}</p>
          </div>
        </li>
      ))}
    </ul>
  </Overview>
));
