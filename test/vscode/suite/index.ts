import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/**
 * VS Code calls this inside the extension host, under desktop VS Code and VS Code for the browser alike.
 *
 * Mocha's lines go to the file AUTH_APIS_SUITE_OUTPUT, its counts to the file AUTH_APIS_TEST_COUNTS ("passed failed
 * skipped"): what the extension host prints does not reach the terminal everywhere. AUTH_APIS_SUITE_ONLY is a part of
 * the names of the suite files to run.
 */
export async function run(): Promise<void> {
  const {
    AUTH_APIS_SUITE_OUTPUT: output,
    AUTH_APIS_SUITE_ONLY: only = "",
    AUTH_APIS_TEST_COUNTS: counts,
  } = process.env;
  if (output !== undefined)
    Mocha.reporters.Base.consoleLog = (...values: unknown[]) => appendFileSync(output, `${format(...values)}\n`);
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, color: process.env.FORCE_COLOR === "1" });
  const files = readdirSync(__dirname).filter((file) => file.endsWith(".suite.js") && file.includes(only));
  for (const file of files) mocha.addFile(join(__dirname, file));
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => runner.stats && resolve(runner.stats));
  });
  const { passes, failures, pending } = stats;
  if (counts !== undefined) appendFileSync(counts, `${passes} ${failures} ${pending}\n`);
  if (failures > 0) throw new Error(`${failures} tests failed.`);
  if (passes === 0) throw new Error("No test ran.");
}
