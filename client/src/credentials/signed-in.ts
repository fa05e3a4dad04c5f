import type { SecretStore } from "./secret-store.ts";

/** Domains, lower case. */
export interface SignedInChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Tells of each sign-in and sign-out, by this window or another one; first of those who are signed in already.
 *
 * @param changed - is not called where nothing has changed
 */
export function watchSignedIn(
  secrets: Pick<SecretStore, "onDidChange" | "signedIn">,
  changed: (change: SignedInChange) => void,
): { dispose(): void } {
  let known: readonly string[] = [];
  const compare = async (): Promise<void> => {
    const now = await secrets.signedIn();
    const before = known;
    known = now;
    const added = now.filter((domain) => !before.includes(domain));
    const removed = before.filter((domain) => !now.includes(domain));
    if (added.length + removed.length > 0) changed({ added, removed });
  };
  void compare();
  return secrets.onDidChange(() => void compare());
}
