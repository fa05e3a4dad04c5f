import { execFileSync } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** The files of a commit, in the repository in which one of them lies. Paths are absolute. */
export interface CommittedFiles {
  /** What the commit is called. */
  readonly ref: string;
  /** The text of a file then; `undefined` where it wasn't there, or lies in no folder of the repository. */
  textOf(path: string): string | undefined;
  /** Where the file at hand lay then, if it has been moved or renamed since, be that committed or not. */
  pathBefore(): string | undefined;
}

/**
 * No shell is in between. A bare repository that somebody has put among the files is none: git would do what its configuration says.
 *
 * @param against - `git:REF`
 * @param file - the one at hand; links are followed, since git shows of a link where it leads
 * @throws UsageError where it is no repository, or has no such commit, or git is not there
 */
export function committedFiles(against: string, file: string, { env }: Pick<Terminal, "env">): CommittedFiles {
  const ref = refOf(against);
  const real = withoutLinks(file);
  const folder = dirname(real);
  const gitWith = (more: Terminal["env"], ...args: readonly string[]): string | undefined => {
    try {
      return execFileSync("git", ["-c", "safe.bareRepository=explicit", "-C", folder, ...args], {
        encoding: "utf8",
        env: { ...withoutRepository(env), ...more },
        maxBuffer: 64 * 1024 * 1024,
        stdio: ["ignore", "pipe", "ignore"],
      });
    } catch (cause) {
      const isMissing = systemCode(cause) === "ENOENT";
      if (isMissing) throw new UsageError("--against needs git, and there is none on the PATH", { cause });
      return undefined;
    }
  };
  const git = (...args: readonly string[]) => gitWith({}, ...args);
  const commit = git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`)?.trim();
  if (commit === undefined) {
    throw new UsageError(`git knows no commit ${ref} where ${basename(file)} lies; fetch it, or name another one`);
  }
  return {
    ref,
    textOf: (path) =>
      git("cat-file", "blob", `${commit}:./${relative(folder, withoutLinks(path)).split(sep).join("/")}`),
    pathBefore() {
      const top = resolve(folder, git("rev-parse", "--show-cdup")?.trim() ?? "");
      const scratch = mkdtempSync(join(tmpdir(), "auth-apis-"));
      try {
        // An index aside, as if this file alone had been added to the commit since.
        const aside = { GIT_INDEX_FILE: join(scratch, "index") };
        gitWith(aside, "read-tree", commit);
        gitWith(aside, "add", "--force", "--intent-to-add", "--", real);
        const changes = gitWith(aside, "diff-index", ...RENAMES, commit) ?? "";
        const before = namesBefore(changes).get(relative(top, real).split(sep).join("/"));
        return before === undefined ? undefined : join(top, before);
      } finally {
        rmSync(scratch, { recursive: true, force: true });
      }
    },
  };
}

/** What git may understand as a commit, and can't take for an option, a path or a range. */
function refOf(against: string): string {
  const ref = /^git:(?<ref>[^\s:^~?*[\\\p{Cc}-][^\s:?*[\\\p{Cc}]*)$/u.exec(against)?.groups?.["ref"];
  if (ref === undefined || ref.includes("..")) {
    throw new UsageError(`--against is written git:REF, such as git:origin/main, not "${against}"`);
  }
  return ref;
}

/** @param changes - of `diff-index -z --name-status`: a word, a name and a new name for each rename */
function namesBefore(changes: string): ReadonlyMap<string, string> {
  const words = changes.split("\0");
  const pairs = words.flatMap((word, at): [string, string][] => {
    const [before, after] = words.slice(at + 1, at + 3);
    return at % 3 === 0 && word !== "" && before !== undefined && after !== undefined ? [[after, before]] : [];
  });
  return new Map(pairs);
}

/** The environment without what leads git away from where the file lies: git sets that for its hooks. */
function withoutRepository(env: Terminal["env"]): Terminal["env"] {
  const elsewhere = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !elsewhere.includes(name)));
}

/** What isn't there any more may be in a commit, under the same folders. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(withoutLinks(folder), basename(path));
  }
}

/** Whatever the user has configured. */
const RENAMES = ["-r", "-z", "-M", "--diff-filter=R", "--name-status", "--no-relative"];
