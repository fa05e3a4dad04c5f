import type { CancellationToken } from "vscode-jsonrpc/node";

/**
 * Waits for something that doesn't fail, unless the client gives up before, or it takes longer than so many milliseconds. So answers wait
 * for the search for the workspace's files.
 */
export function patiently(done: Promise<void>, patience: number, token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      cancelled.dispose();
      resolve();
    };
    const timer = setTimeout(end, patience);
    const cancelled = token.onCancellationRequested(end);
    void done.then(end);
  });
}

/** Most workspaces are looked through in less. */
export const PATIENCE = 2000;
