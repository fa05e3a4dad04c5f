import type { AuthApisFile } from "../../../server/src/document/read/file.ts";
import type { Span } from "../../../server/src/document/finding.ts";
import { textOf } from "../../../server/src/document/read/value.ts";

/** An API of a file with the grants that are tests. */
export interface ApiTests {
  readonly id: string;
  readonly label: string;
  /** As the file writes it, variables and all: the same for every tenant. */
  readonly identifier: string;
  readonly at: Span;
  readonly grants: readonly GrantTest[];
}

/** A grant, which is a test at its own line. */
export interface GrantTest {
  /** Of identifier, client and subject type, so that results survive every other edit. */
  readonly id: string;
  readonly client: string;
  readonly subjectType: "client" | "user";
  readonly at: Span;
}

/** Every grant of every API, whichever tenants they are for; what is marked absent is none. Pure. */
export function grantsOfFile({ apis }: AuthApisFile): readonly ApiTests[] {
  const known = new Set<string>();
  const isNew = ({ id }: { readonly id: string }): boolean => !known.has(id) && known.add(id).has(id);
  return apis.flatMap(({ views }): readonly ApiTests[] => {
    const [first] = views;
    const written = first?.get("identifier");
    if (!first || first.absent || written?.kind !== "scalar") return [];
    const identifier = written.source;
    const grants = views.flatMap((view) => view.grants ?? []).filter(({ absent }) => !absent);
    const tests = grants.flatMap(({ client, subjectType, at }): readonly GrantTest[] => {
      if (client === undefined) return [];
      return [{ id: idOf(identifier, client, subjectType), client, subjectType, at }];
    });
    const api = {
      id: idOf(identifier),
      label: textOf(first.get("name")) ?? identifier,
      identifier,
      at: first.value.at,
    };
    const own = tests.filter(isNew);
    return own.length > 0 && isNew(api) ? [{ ...api, grants: own }] : [];
  });
}

function idOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
