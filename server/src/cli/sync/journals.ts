import { type JournalFolder, journalFolder, stateFolder } from "../../tenant/journal/folder.ts";
import type { Terminal } from "../terminal.ts";

export function journals({ env }: Pick<Terminal, "env">): JournalFolder {
  return journalFolder(stateFolder(env));
}
