import { roughDuration } from "../../../../server/src/text/duration.ts";
import type { Words } from "../protocol.ts";
import { element } from "./dom.ts";

/** How long the token still holds, told anew each second until the page shows something else. */
export function countdown(exp: unknown, words: Words, now: () => number): HTMLElement | undefined {
  if (typeof exp !== "number") return undefined;
  // Read out on demand, not each second.
  const shown = element("p", { class: "countdown", role: "timer", "aria-live": "off" });
  const tell = (): void => {
    const left = exp - now();
    shown.classList.toggle("over", left <= 0);
    shown.textContent = left > 0 ? `${words.expiresIn} ${roughDuration(left)}` : words.expired;
  };
  tell();
  const ticking = setInterval(() => (shown.isConnected ? tell() : clearInterval(ticking)), 1000);
  return shown;
}
