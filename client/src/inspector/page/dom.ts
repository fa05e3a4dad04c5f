/** A part of the page; text is only ever text, whatever stands in it. */
export type Part = Node | string | undefined;

export interface Attributes {
  readonly class?: string;
  readonly id?: string;
  readonly role?: string;
  readonly title?: string;
  readonly scope?: string;
  readonly for?: string;
  readonly "aria-label"?: string;
  readonly "aria-live"?: string;
  readonly "aria-labelledby"?: string;
  readonly "aria-hidden"?: string;
}

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...parts: readonly Part[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...parts.filter((part) => part !== undefined));
  return made;
}

export function button(label: string, onClick: () => void, kind: "primary" | "secondary" = "secondary"): HTMLElement {
  const made = element("button", { class: kind }, label);
  made.type = "button";
  made.addEventListener("click", onClick);
  return made;
}

/** A section with a heading that names it for screen readers, too. */
export function section(id: string, title: string, ...parts: readonly Part[]): HTMLElement {
  const heading = element("h2", { id: `${id}-title` }, title);
  return element("section", { id, "aria-labelledby": heading.id }, heading, ...parts);
}

/** What changes in here is read out at once, and so is a short sentence: never a token, nor what others wrote at length. */
export function announced(): HTMLElement {
  return element("p", { role: "status" });
}

/** Text that can be scrolled by the keyboard, and so has a name for screen readers. */
export function textBlock(name: string, text: string, attributes: Attributes = {}): HTMLPreElement {
  const block = element("pre", { role: "group", "aria-label": name, ...attributes }, text);
  block.tabIndex = 0;
  return block;
}

/** A table whose first cell of a row is its header. */
export function table(id: string, columns: readonly string[], rows: readonly HTMLTableRowElement[]): HTMLElement {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column)));
  return element(
    "table",
    { "aria-labelledby": `${id}-title` },
    element("thead", {}, head),
    element("tbody", {}, ...rows),
  );
}
