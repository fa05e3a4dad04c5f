import { homedir } from "node:os";
import { join } from "node:path";
import { type JournalFolder, journalFolder } from "../../tenant/journal/folder.ts";
import type { Terminal } from "../terminal.ts";

/** Where the command line keeps what it did to tenants: AUTH_APIS_STATE_DIR, or `~/.auth-apis/journals`. */
export function stateFolder({ env }: Pick<Terminal, "env">): string {
  return env["AUTH_APIS_STATE_DIR"] || join(homedir(), ".auth-apis", "journals");
}

export function journals(terminal: Pick<Terminal, "env">): JournalFolder {
  return journalFolder(stateFolder(terminal));
}
