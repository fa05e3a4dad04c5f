import { commands, EventEmitter, type Event, type Memento, type TextDocument } from "vscode";
import { type OpenFile, readOpenFile } from "../current-file.ts";
import { Problem } from "../problem.ts";
import { askTenant, type Choice } from "./ask-tenant.ts";
import type { LocalTenants } from "./local-tenants.ts";
import { localTarget, namedTarget, pickedTarget, type Target, type Unusable } from "./target.ts";

/** Which tenant the commands on a file act on; remembered for each file in its workspace. */
export interface TenantChoice {
  readonly onDidChange: Event<void>;
  /** What is chosen, or the only tenant that it can be. */
  chosen(document: TextDocument): Promise<Target | undefined>;
  /** The same, else what the user says. `undefined` where the user leaves it. */
  choose(document: TextDocument): Promise<Target | undefined>;
  /** Asks anew. */
  ask(document: TextDocument): Promise<Target | undefined>;
  /** From now on the local tenant. */
  chooseLocal(document: TextDocument): Promise<void>;
}

export function openTenantChoice(state: Memento, local: LocalTenants): TenantChoice {
  const changed = new EventEmitter<void>();
  local.onDidChange(() => changed.fire());
  const keyOf = (document: TextDocument): string => `tenant of ${document.uri.toString()}`;
  /** The next `Untitled-1` is another file. */
  const untitled = new WeakMap<TextDocument, Choice>();
  const remember = async (document: TextDocument, choice: Choice): Promise<void> => {
    if (document.isUntitled) untitled.set(document, choice);
    else await state.update(keyOf(document), choice);
    changed.fire();
  };

  const runningFor = async (open: OpenFile): Promise<Target | undefined> => {
    const running = await local.current();
    return running && localTarget(open, running);
  };
  const known = async (document: TextDocument): Promise<Target | Unusable | undefined> => {
    const open = readOpenFile(document);
    const choice = document.isUntitled ? untitled.get(document) : state.get<Choice>(keyOf(document));
    // What was chosen and is not there any more is asked about: another tenant in its place would be a surprise.
    if (choice) return targetOf(choice, open, runningFor);
    // Whoever starts VS Code with a local tenant means it.
    const named = await local.named();
    const target = named && localTarget(open, named);
    if (target) return target;
    const [only, second] = open.file.tenants;
    return only && !second && !(await runningFor(open)) ? namedTarget(open, only) : undefined;
  };

  const tenantChoice: TenantChoice = {
    onDidChange: changed.event,
    async chosen(document) {
      const target = await known(document);
      return target && "problem" in target ? undefined : target;
    },
    async choose(document) {
      const target = await known(document);
      return target ? usable(target) : tenantChoice.ask(document);
    },
    async ask(document) {
      const open = readOpenFile(document);
      const running = await runningFor(open);
      const choice = await askTenant(open.file.tenants, running?.tenant.domain);
      if (choice === undefined) return undefined;
      if (choice === "start-local") {
        await commands.executeCommand("authApis.startLocalTenant", document.uri);
        return runningFor(readOpenFile(document));
      }
      await remember(document, choice);
      const target = await targetOf(choice, readOpenFile(document), runningFor);
      return target && usable(target);
    },
    chooseLocal: (document) => remember(document, { local: true }),
  };
  return tenantChoice;
}

async function targetOf(
  choice: Choice,
  open: OpenFile,
  runningFor: (open: OpenFile) => Promise<Target | undefined>,
): Promise<Target | Unusable | undefined> {
  if ("local" in choice) return runningFor(open);
  // What was picked for a file that named no tenant doesn't count once it names some, and the other way round.
  const { document, file } = open;
  if ("domain" in choice) return file.tenants.length === 0 ? pickedTarget(document, choice.domain) : undefined;
  const tenant = file.tenants.find(({ name }) => name === choice.name);
  return tenant && namedTarget(open, tenant);
}

function usable(target: Target | Unusable): Target {
  if ("problem" in target) throw new Problem(target.problem);
  return target;
}
