import type { Link } from "../../src/pages/views.ts";

export function LinkList({ links, class: name }: { links: readonly Link[]; class?: string }) {
  return (
    <ul class={name}>
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
