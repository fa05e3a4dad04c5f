import type { Finding } from "../../document/finding.ts";
import type { AuthApisFile } from "../../document/read/file.ts";

/** A finding in an API; a fix of it that edits `defaults` says in its title that it changes other APIs as well, and is never preferred. */
export function withReach<T extends Pick<Finding, "fixes">>(found: T, { context }: AuthApisFile): T {
  const isShared = ({ edits }: NonNullable<T["fixes"]>[number]): boolean =>
    edits.some(({ at }) => context.defaults.some(({ tree }) => tree.block === at.block));
  if (!found.fixes?.some(isShared)) return found;
  const fixes = found.fixes.map((fix) =>
    isShared(fix) ? { ...fix, title: `${fix.title}, ${REACH}`, preferred: false } : fix,
  );
  return { ...found, fixes };
}

const REACH = "for every API that takes it from `defaults`";
