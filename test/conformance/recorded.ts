import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";

export type Json = Record<string, unknown>;

/** One exchange with a real tenant; what stood before it isn't known. */
export interface Exchange {
  readonly source: string;
  readonly index: number;
  readonly method: string;
  readonly path: string;
  readonly request_body: Json | null;
  readonly status: number;
  readonly response_body: Json | null;
}

const folder = join(process.cwd(), "..", "shared", "data");

/** The folder with recordings and OpenAPI subset, or a skipped test that says that it isn't here. */
export function sharedData(t: TestContext): string | undefined {
  if (existsSync(folder)) return folder;
  t.skip(`no recordings here: ${folder} doesn't exist`);
  return undefined;
}

export function exchanges(data: string): readonly Exchange[] {
  return ["recorded-extra.jsonl", "recorded-deploy-cli.jsonl"].flatMap((name) =>
    readFileSync(join(data, name), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Exchange),
  );
}

/** Where an exchange comes from, for messages. */
export const sourceOf = ({ source, index }: Exchange): string => `${source.split("/").at(-1) ?? ""} ${index}`;
