import { Base, type BaseProblem } from "../../document/read/base.ts";
import { extendedPath } from "../../document/read/extends.ts";
import { type AuthApisFile, readFile } from "../../document/read/file.ts";
import type { Finding } from "../../document/finding.ts";
import { fileName } from "../../document/uri.ts";
import { type Latest, memoryKey } from "../../document/memory.ts";
import { shown } from "../../schema/words.ts";
import type { Rule } from "../rule.ts";
import { extendsPlace } from "./home.ts";
import { readingFindings } from "./reading-findings.ts";
import { syntaxFindings } from "./syntax-findings.ts";
import { schemaFindings } from "./schema-findings.ts";

/** What keeps a file from having all that it extends. These findings can't be silenced: nothing may be synced meanwhile. */
export function* baseFindings(file: AuthApisFile, rules: readonly Rule[]): Iterable<Finding> {
  const given = file.base ?? file.baseProblem;
  if (given === undefined) return;
  const { names, problem } = problemOf(given, [`"${shown(extendedPath(file.document) ?? "")}"`]);
  if (problem) {
    yield {
      rule: "extends",
      severity: problem.severity ?? "error",
      message: `This file extends ${names.join(", which extends ")}, which ${problem.problem}. Until that is put right, the tenants, rules and defaults from there are missing here.`,
      at: extendsPlace(file),
    };
  }
  for (const base of given instanceof Base ? given.chain : []) {
    const [first, ...more] = base.latest(ERRORS, [rules], () => errorsOf(base, rules));
    if (first === undefined) continue;
    const besides = more.length === 0 ? "" : ` It has ${more.length + 1} errors in all.`;
    yield {
      rule: "extends",
      severity: "error",
      message: `An error in ${fileName(base.uri)} concerns this file, which extends it: ${first.message}${besides} Nothing can be synced until that is put right.`,
      at: extendsPlace(file),
      related: [{ at: first.at, message: first.message, source: { uri: base.uri, document: base.document } }],
    };
  }
}

/** The problem at the end of a chain of files, and the files that lead to it. */
function problemOf(
  given: Base | BaseProblem,
  names: readonly string[],
): { names: readonly string[]; problem?: BaseProblem } {
  if (!(given instanceof Base)) return { names, problem: given };
  const { above, document } = given;
  if (above === undefined) return { names };
  return problemOf(above, [...names, `"${shown(extendedPath(document) ?? "")}"`]);
}

/** Of what the other file says of itself, only what counts here: not its APIs. */
function errorsOf({ document, above }: Base, rules: readonly Rule[]): readonly Finding[] {
  const file = readFile(document, { base: above });
  const all = [...syntaxFindings(file), ...readingFindings(file), ...schemaFindings(file, rules)];
  return all.filter(
    ({ at, severity }) =>
      severity === "error" &&
      at.block.kind !== "item" &&
      file.keys.findLast(({ block }) => block === at.block)?.key !== "apis",
  );
}

const ERRORS = memoryKey<Latest<readonly Finding[]>>();
