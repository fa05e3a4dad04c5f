import { type Json, same } from "../../facts/json.ts";
import type { ImportSource } from "./source.ts";

/** The variables of a file that is being made: what differs from tenant to tenant, and only that. */
export interface Variables {
  /** The placeholder for these values, one for each tenant. The same values come under the same name. */
  placeholder(name: string, values: ReadonlyMap<ImportSource, Json>): string;
  of(source: ImportSource): readonly (readonly [string, Json])[];
}

export function newVariables(): Variables {
  const made = new Map<string, ReadonlyMap<ImportSource, Json>>();
  return {
    placeholder(wanted, values) {
      for (const [name, known] of made) {
        if (name.replace(/_\d+$/, "") === wanted && known.size === values.size && agrees(known, values))
          return `\${${name}}`;
      }
      let name = wanted;
      for (let count = 2; made.has(name); count++) name = `${wanted}_${count}`;
      made.set(name, values);
      return `\${${name}}`;
    },
    of: (source) =>
      [...made].flatMap(([name, values]) => {
        const value = values.get(source);
        return value === undefined ? [] : [[name, value] as const];
      }),
  };
}

function agrees(known: ReadonlyMap<ImportSource, Json>, values: ReadonlyMap<ImportSource, Json>): boolean {
  return [...values].every(([source, value]) => {
    const other = known.get(source);
    return other !== undefined && same(other, value);
  });
}
