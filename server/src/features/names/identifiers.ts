import type { AuthApisFile } from "../../document/read/file.ts";
import { placed, sameKey } from "../../rules/about/placed-api.ts";
import { namesOfApi } from "./api-names.ts";
import type { Name } from "./name.ts";
import { isForAny } from "./placed-file.ts";
import { Places } from "./places.ts";

/**
 * The identifiers of files by their keys, which are equal for two that name one API: the same one on one tenant, or the same text where
 * no file names a tenant. Where variables make the same text another identifier, it is another API; where they make another text the same, it
 * is the same. Each file is looked through once, however many others it is compared with.
 */
export class Identifiers {
  readonly #known = new Map<AuthApisFile, FileIdentifiers>();

  /** The keys of some of a file's identifiers. */
  keysOf(names: readonly Name[], file: AuthApisFile): ReadonlySet<string> {
    const places = new Places(names);
    return new Set(this.#in(file).all.flatMap(({ written, keys }) => (places.has(written) ? keys : [])));
  }

  /** Those of a file that have one of some keys, in the order of its APIs. */
  having(keys: ReadonlySet<string>, file: AuthApisFile): readonly Name[] {
    const { all, known } = this.#in(file);
    if (![...keys].some((key) => known.has(key))) return [];
    return all.flatMap(({ written, keys: own }) => (own.some((key) => keys.has(key)) ? [written] : []));
  }

  #in(file: AuthApisFile): FileIdentifiers {
    const known = this.#known.get(file) ?? identifiersIn(file);
    this.#known.set(file, known);
    return known;
  }
}

interface FileIdentifiers {
  readonly all: readonly Identifier[];
  /** All of their keys. */
  readonly known: ReadonlySet<string>;
}

interface Identifier {
  readonly written: Name;
  readonly keys: readonly string[];
}

function identifiersIn(file: AuthApisFile): FileIdentifiers {
  const all = file.apis.flatMap((entry) =>
    namesOfApi(entry, file).flatMap((written): readonly Identifier[] => {
      if (written.kind !== "identifier") return [];
      return [{ written, keys: isForAny(file) ? [`\n${written.name}`] : placed(entry, file).map(sameKey) }];
    }),
  );
  return { all, known: new Set(all.flatMap(({ keys }) => keys)) };
}
