/**
 * The part of playwright-core that is used here. The package is installed with VS Code for the browser
 * (test/vscode/real), not with the checkout, so its own types are not at hand.
 */
declare module "playwright-core" {
  interface Wait {
    timeout?: number;
  }
  interface Locator {
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    filter(options: { hasText?: string | RegExp; has?: Locator; visible?: boolean }): Locator;
    getByRole(role: string, options?: { name?: string | RegExp; exact?: boolean }): Locator;
    getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
    first(): Locator;
    last(): Locator;
    nth(index: number): Locator;
    count(): Promise<number>;
    waitFor(options?: Wait & { state?: "attached" | "detached" | "visible" | "hidden" }): Promise<void>;
    click(
      options?: Wait & { button?: "left" | "right" | "middle"; modifiers?: string[]; position?: Point },
    ): Promise<void>;
    dblclick(options?: Wait): Promise<void>;
    hover(options?: Wait): Promise<void>;
    fill(text: string, options?: Wait): Promise<void>;
    selectOption(value: string, options?: Wait): Promise<string[]>;
    press(key: string, options?: Wait): Promise<void>;
    pressSequentially(text: string, options?: Wait & { delay?: number }): Promise<void>;
    focus(options?: Wait): Promise<void>;
    innerText(options?: Wait): Promise<string>;
    allInnerTexts(): Promise<string[]>;
    textContent(options?: Wait): Promise<string | null>;
    allTextContents(): Promise<string[]>;
    getAttribute(name: string, options?: Wait): Promise<string | null>;
    inputValue(options?: Wait): Promise<string>;
    isVisible(): Promise<boolean>;
    /** Calls `act` inside the page, where it sees nothing that surrounds it here. */
    evaluate<T>(act: (element: PageInput, value: T) => void, value: T, options?: Wait): Promise<void>;
    boundingBox(): Promise<(Point & { width: number; height: number }) | null>;
    screenshot(options?: { path?: string }): Promise<Buffer>;
  }
  /** What is used of an HTMLInputElement. */
  interface PageInput {
    value: string;
    dispatchEvent(event: Event): unknown;
  }
  interface Point {
    x: number;
    y: number;
  }
  interface FrameLocator {
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    frameLocator(selector: string): FrameLocator;
    getByRole(role: string, options?: { name?: string | RegExp; exact?: boolean }): Locator;
    getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
    last(): FrameLocator;
  }
  interface Page {
    readonly keyboard: {
      press(key: string): Promise<void>;
      type(text: string, options?: { delay?: number }): Promise<void>;
      insertText(text: string): Promise<void>;
    };
    readonly mouse: { move(x: number, y: number): Promise<void> };
    goto(url: string): Promise<unknown>;
    reload(): Promise<unknown>;
    evaluate<T>(script: string): Promise<T>;
    exposeFunction(name: string, act: (...values: never[]) => unknown): Promise<void>;
    locator(selector: string, options?: { hasText?: string | RegExp }): Locator;
    frameLocator(selector: string): FrameLocator;
    getByRole(role: string, options?: { name?: string | RegExp; exact?: boolean }): Locator;
    getByText(text: string | RegExp, options?: { exact?: boolean }): Locator;
    on(event: "console", listen: (message: { text(): string }) => void): void;
    on(event: "crash", listen: () => void): void;
    screenshot(options?: { path?: string; clip?: Point & { width: number; height: number } }): Promise<Buffer>;
  }
  interface PageOptions {
    viewport?: { width: number; height: number };
    deviceScaleFactor?: number;
    permissions?: string[];
  }
  interface Browser {
    newPage(options?: PageOptions): Promise<Page>;
    close(): Promise<void>;
  }
  const chromium: {
    launch(options: { executablePath: string; args: string[]; env: Record<string, string> }): Promise<Browser>;
  };
}
