import { withResumed } from "../../tenant/journal/newest-sync.ts";
import { undone } from "../../tenant/journal/undo.ts";
import { isEmpty } from "../../tenant/plan/plan.ts";
import { preview } from "../../tenant/sync.ts";
import { defineCommand } from "../command.ts";
import { confirmAndApply } from "../sync/confirm-and-apply.ts";
import { journalledSync, journalOptions } from "../sync/journalled-sync.ts";
import { journals } from "../sync/journals.ts";

/** Plans the way back from the last sync, asks, and carries that out. */
export const undo = defineCommand({
  usage: "-t TENANT [options]",
  options: journalOptions,
  instead: { "dry-run": "it shows what it would do, and asks before it writes" },
  notes: [
    "Only what the sync wrote, and what still is as it left it. What it made is taken away, so that needs --allow-delete.",
    "The undo of an undo brings the sync back.",
  ],
  async run({ values, operands }, terminal) {
    const { history, api, tenant } = await journalledSync(
      operands,
      values,
      terminal,
      ({ touched }) => touched.length > 0,
    );
    const whole = await withResumed(journals(terminal), history);
    if (whole.cutOff !== undefined) terminal.talk(whole.cutOff);
    const { plan } = await preview((now) => undone(whole.history, now), api);
    if (!isEmpty(plan)) terminal.talk("Tokens that were issued since stay valid until they expire.");
    const { files } = history.begin;
    const purpose = { does: "undo", of: history.id, files } as const;
    return confirmAndApply({ plan, api, tenant, purpose }, values, terminal);
  },
});
