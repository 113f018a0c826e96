import type { AuthorPage } from "../src/pages/authors.ts";
import { say } from "../src/words/sentence.ts";
import { Card } from "./components/card.tsx";
import { Document } from "./components/document.tsx";
import { Pager } from "./components/pager.tsx";
import { Portrait } from "./components/picture.tsx";
import { htmlTemplate } from "./components/template.ts";

export const { data, render } = htmlTemplate<AuthorPage>("author", ({ site, model: { author, ...model } }) => (
  <Document site={site} head={model.head} kind="author">
    <main id="content" class="list">
      <header class="list-top profile">
        <Portrait author={author} sizes="10rem" eager />
        <div>
          <h1>{author.name}</h1>
          <p class="role">{author.role}</p>
          <p class="follow">
            <a href={model.feed.href}>{site.words.feedFollow}</a>
          </p>
          <p>{author.bio}</p>
          <ul class="profile-links">
            {author.email && (
              <li>
                <a href={`mailto:${author.email}`}>{author.email}</a>
              </li>
            )}
            {author.links.map(({ href, label }) => (
              <li key={href}>
                <a href={href} rel="external noopener me">
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </header>
      <section aria-labelledby="stories-title">
        <h2 id="stories-title" class="list-title">
          {say(site.words.storiesBy, { name: author.name })}
        </h2>
        <div class="list-stories">
          {model.stories.map((story) => (
            <Card key={story.href} story={story} level={3} />
          ))}
        </div>
      </section>
      <Pager pager={model.pager} words={site.words} />
    </main>
  </Document>
));
