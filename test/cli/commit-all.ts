import { execFileSync } from "node:child_process";

/** Makes a folder a repository, with all that lies in it as its one commit. */
export function commitAll(cwd: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b.c", ...args], { cwd, stdio: "ignore" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "one");
}
