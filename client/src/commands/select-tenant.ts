import type { Command } from "./register.ts";

/** Asks which tenant the commands on a file act on from now on. */
export const selectTenant: Command = async ({ choice }, document) => {
  await choice.ask(document);
};
