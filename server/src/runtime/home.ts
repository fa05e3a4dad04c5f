import { homedir } from "node:os";

/** The user's own folder; `undefined` where there is none, as for one whom only a container's command line knows. */
export function homeFolder(): string | undefined {
  try {
    return homedir() || undefined;
  } catch {
    return undefined;
  }
}
