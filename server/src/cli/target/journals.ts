import { homedir } from "node:os";
import { join } from "node:path";
import { type JournalFolder, journalFolder } from "../../tenant/journal/folder.ts";
import type { Terminal } from "../terminal.ts";

/** Where the command line keeps what it did to tenants: AUTH_APIS_STATE_DIR, or `~/.auth-apis/journals`. */
export function journals({ env }: Pick<Terminal, "env">): JournalFolder {
  return journalFolder(env["AUTH_APIS_STATE_DIR"] || join(homedir(), ".auth-apis", "journals"));
}
