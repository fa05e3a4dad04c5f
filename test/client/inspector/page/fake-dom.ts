/** An element of a page, as far as the inspector's parts use it. */
export class FakeElement {
  readonly attributes = new Map<string, string>();
  readonly listeners = new Map<string, (event: object) => void>();
  parts: (FakeElement | string)[] = [];
  value = "";
  className = "";
  hidden = false;
  readonly tag: string;

  constructor(tag: string) {
    this.tag = tag;
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  append(...parts: (FakeElement | string)[]): void {
    this.parts.push(...parts);
  }
  replaceChildren(...parts: (FakeElement | string)[]): void {
    this.parts = parts;
  }
  addEventListener(name: string, listener: (event: object) => void): void {
    this.listeners.set(name, listener);
  }
  get textContent(): string {
    return this.parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  }
  set textContent(text: string) {
    this.parts = text === "" ? [] : [text];
  }

  /** This one and all below it. */
  all(): readonly FakeElement[] {
    return [this, ...this.parts.flatMap((part) => (typeof part === "string" ? [] : part.all()))];
  }
  /** Presses the button of this name. */
  press(label: string): void {
    const found = this.all().find(({ tag, textContent }) => tag === "button" && textContent === label);
    found?.listeners.get("click")?.({});
  }
  /** What a screen reader says of its own accord when it changes. */
  get announced(): string {
    const live = this.all().filter(
      ({ attributes }) =>
        ["status", "alert", "log"].includes(attributes.get("role") ?? "") ||
        (attributes.get("aria-live") ?? "off") !== "off",
    );
    return live.map(({ textContent }) => textContent).join("");
  }
}

/** Elements that the page makes are fake ones from now on, as no browser runs. */
export function fakeDom(): void {
  Object.assign(globalThis, { document: { createElement: (tag: string) => new FakeElement(tag) } });
}

export function fake(element: HTMLElement): FakeElement {
  return element as unknown as FakeElement;
}
