import { isInside, pathOf } from "../../workspace/read-inside.ts";

/** A folder of the workspace. It may lie in another one, of which it is no part then. */
export interface Root {
  /** Absolute. */
  readonly path: string;
  /** The user wants the check there. */
  readonly checked: boolean;
}

/** By which of the workspace's folders a path is judged: of those in which it lies, the deepest. */
export function rootOf(path: string, roots: readonly Root[]): Root | undefined {
  const above = roots.filter((root) => isInside(path, root.path));
  return above.find(({ path: deepest }) => above.every((root) => isInside(deepest, root.path)));
}

/** Does one of the workspace's folders lie in a place, or is it that place? */
export function holdsAny(uri: string, roots: readonly Root[]): boolean {
  const path = pathOf(uri);
  return path !== undefined && roots.some((root) => isInside(root.path, path));
}
