import type { SecretStore } from "./secret-store.ts";

/** Domains, lower case. */
export interface SignedInChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Who is signed in, looked at once for all who want to know. */
export interface SignedIn {
  /**
   * Tells of each sign-in and sign-out, by this window or another one; first of those who are signed in already. The listener is not called
   * where nothing has changed.
   */
  onDidChange(listener: (change: SignedInChange) => void): { dispose(): void };
  dispose(): void;
}

export function watchSignedIn(secrets: Pick<SecretStore, "onDidChange" | "signedIn">): SignedIn {
  const listeners = new Set<(change: SignedInChange) => void>();
  let known: readonly string[] = [];
  const compare = async (): Promise<void> => {
    const now = await secrets.signedIn();
    const before = known;
    known = now;
    const added = now.filter((domain) => !before.includes(domain));
    const removed = before.filter((domain) => !now.includes(domain));
    if (added.length + removed.length > 0) for (const listener of listeners) listener({ added, removed });
  };
  void compare();
  const watching = secrets.onDidChange(() => void compare());
  return {
    onDidChange(listener) {
      listeners.add(listener);
      if (known.length > 0) listener({ added: known, removed: [] });
      return { dispose: () => listeners.delete(listener) };
    },
    dispose: () => watching.dispose(),
  };
}
