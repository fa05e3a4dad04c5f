import { ProgressLocation, window } from "vscode";
import { TenantError } from "../../../server/src/tenant/connection/tenant-error.ts";
import { plain } from "./plain.ts";

/** What work under a progress message gets. */
export interface Working {
  /** Aborted when the user presses Cancel. */
  readonly signal: AbortSignal;
  readonly report: (message: string) => void;
}

/** Shows a notification with a Cancel button while something is done; what is done ends by itself when it is cancelled. */
export async function withProgress<T>(title: string, work: (working: Working) => Promise<T>): Promise<T> {
  const options = { location: ProgressLocation.Notification, title: plain(title), cancellable: true };
  return window.withProgress(options, async (progress, cancelled) => {
    const stop = new AbortController();
    const listening = cancelled.onCancellationRequested(() => stop.abort());
    try {
      return await work({ signal: stop.signal, report: (message) => progress.report({ message }) });
    } finally {
      listening.dispose();
    }
  });
}

/**
 * The same for what changes nothing: Cancel is heard at once, also where a request is still on its way.
 *
 * @throws TenantError `cancelled`
 */
export function withReading<T>(title: string, domain: string, work: (working: Working) => Promise<T>): Promise<T> {
  return withProgress(title, ({ signal, report }) => {
    const cancelled = new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(new TenantError("cancelled", { domain })), { once: true }),
    );
    return Promise.race([work({ signal, report }), cancelled]);
  });
}
