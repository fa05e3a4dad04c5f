import { Disposable, EventEmitter, type Event, type TextDocument, window, workspace } from "vscode";
import { desiredState } from "../../../server/src/tenant/desired/desired-from-file.ts";
import { agreed, type Drift, driftOf } from "../../../server/src/tenant/drift/drift.ts";
import { currentDocument, isStale } from "../current-file.ts";
import type { Access, Connections } from "../tenants/connections.ts";
import type { Readings } from "../tenants/readings.ts";
import type { Target } from "../tenants/target.ts";
import type { TenantChoice } from "../tenants/tenant-choice.ts";
import type { SyncMemory } from "./sync-memory.ts";

/** How the shown file stands to its tenant. */
export interface FileDrift {
  readonly document: TextDocument;
  /** None where nobody has chosen one. */
  readonly target: Target | undefined;
  readonly access: Access;
  /** By identifier; none as long as the tenant has not been read in this window. */
  readonly drift: ReadonlyMap<string, Drift> | undefined;
}

/** Follows the shown file: what it says, its tenant, what was read of that, and who is signed in. */
export interface FileDrifts {
  /** Ends it. */
  readonly following: Disposable;
  readonly onDidChange: Event<FileDrift | undefined>;
  current(): FileDrift | undefined;
  /** How a file stands to its tenant now, shown or not. */
  of(document: TextDocument): Promise<FileDrift>;
  /** Works it out anew for the shown file, at once. */
  refresh(): Promise<void>;
}

interface Sources {
  readonly choice: TenantChoice;
  readonly connections: Connections;
  readonly readings: Readings;
  readonly memory: SyncMemory;
}

/** Milliseconds without an edit after which the file is judged again. */
const pause = 500;

export function followFileDrift({ choice, connections, readings, memory }: Sources): FileDrifts {
  const changed = new EventEmitter<FileDrift | undefined>();
  let current: FileDrift | undefined;
  let newest = 0;
  let timer: NodeJS.Timeout | undefined;

  const refresh = async (): Promise<void> => {
    clearTimeout(timer);
    const mine = ++newest;
    const document = workspace.isTrusted ? currentDocument() : undefined;
    const found = document && (await judge(document));
    if (mine !== newest) return;
    current = found;
    changed.fire(found);
  };
  const judge = async (document: TextDocument): Promise<FileDrift> => {
    const target = await choice.chosen(document);
    const access = target ? await connections.access(target) : "none";
    return { document, target, access, drift: target && access !== "none" ? await compare(target) : undefined };
  };
  const compare = async (target: Target): Promise<ReadonlyMap<string, Drift> | undefined> => {
    const { tenant, open } = target;
    const reading = readings.of(tenant.domain);
    if (!reading) return undefined;
    const file = open.document.uri.toString();
    const desired = desiredState(open.file, tenant, open.findings);
    const last = memory.last(file, tenant.domain);
    const drift = driftOf(desired, reading.state, last, reading.options);
    const now = agreed(desired, drift, last);
    // An edit meanwhile would make the memory one of a text that nobody compared.
    if (!isStale(open) && JSON.stringify(now) !== JSON.stringify(last)) await memory.remember(file, now);
    return drift;
  };

  const soon = (wait = 0): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void refresh(), wait);
  };
  const listening = [
    choice.onDidChange(() => soon()),
    connections.onDidChange(() => soon()),
    readings.onDidRead(() => soon()),
    window.onDidChangeActiveTextEditor(() => soon()),
    window.onDidChangeVisibleTextEditors(() => soon()),
    workspace.onDidGrantWorkspaceTrust(() => soon()),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document === currentDocument()) soon(pause);
    }),
  ];
  soon();
  return {
    onDidChange: changed.event,
    current: () => current,
    of: judge,
    refresh,
    following: Disposable.from(changed, ...listening, { dispose: () => clearTimeout(timer) }),
  };
}
