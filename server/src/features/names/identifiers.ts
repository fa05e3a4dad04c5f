import type { ApiView } from "../../document/read/api.ts";
import type { AuthApisFile } from "../../document/read/file.ts";
import { placedView, sameKey } from "../../rules/about/placed-api.ts";
import { namesOfApi } from "./api-names.ts";
import type { Name } from "./name.ts";
import { isForAny } from "./placed-file.ts";
import { Places } from "./places.ts";

/**
 * The identifiers of files by their keys, which are equal for two that name one API: the same one on one tenant, or the same text where
 * no file names a tenant. Where variables make the same text another identifier, it is another API; where they make another text the same, it
 * is the same. Each file is looked through once, however many others it is compared with; keys are made only of what is asked for, since
 * thousands of APIs on hundreds of tenants have millions.
 */
export class Identifiers {
  readonly #known = new Map<AuthApisFile, FileIdentifiers>();

  /** The keys of some of a file's identifiers. */
  keysOf(names: readonly Name[], file: AuthApisFile): ReadonlySet<string> {
    const places = new Places(names);
    const its = this.#in(file);
    const lists = its.all.flatMap((each) => (places.has(each.written) ? its.keysOf(each) : []));
    return new Set([...new Set(lists)].flat());
  }

  /** Those of a file that have one of some keys, in the order of its APIs. */
  having(keys: ReadonlySet<string>, file: AuthApisFile): readonly Name[] {
    const texts = new Set([...keys].map((key) => key.slice(key.indexOf("\n") + 1)));
    const its = this.#in(file);
    const alike = its.all.filter(({ texts: own }) => own.some((text) => texts.has(text)));
    return alike.flatMap((each) =>
      its.keysOf(each).some((list) => list.some((key) => keys.has(key))) ? [each.written] : [],
    );
  }

  #in(file: AuthApisFile): FileIdentifiers {
    const known = this.#known.get(file) ?? new FileIdentifiers(file);
    this.#known.set(file, known);
    return known;
  }
}

interface Identifier {
  readonly written: Name;
  readonly views: readonly ApiView[];
  /** What it is for its tenants; where no file names one, as it is written. */
  readonly texts: readonly string[];
}

class FileIdentifiers {
  readonly all: readonly Identifier[];
  readonly #file: AuthApisFile;
  /** One list for all that share tenants and text. */
  readonly #keys = new Map<ApiView["tenants"], Map<string, readonly string[]>>();

  constructor(file: AuthApisFile) {
    this.#file = file;
    this.all = file.apis.flatMap((entry) => {
      const { views } = entry;
      const own = [...new Set(views.flatMap(({ identifier }) => identifier ?? []))];
      return namesOfApi(entry, file).flatMap((written): readonly Identifier[] =>
        written.kind === "identifier" ? [{ written, views, texts: isForAny(file) ? [written.name] : own }] : [],
      );
    });
  }

  /** Lists that may be the same for several. */
  keysOf({ written, views }: Identifier): readonly (readonly string[])[] {
    return isForAny(this.#file) ? [[`\n${written.name}`]] : views.map((api) => this.#keysOfView(api));
  }

  #keysOfView(api: ApiView): readonly string[] {
    const { tenants, identifier = "", managementApi } = api;
    if (managementApi) return [];
    const byText = this.#keys.get(tenants) ?? new Map<string, readonly string[]>();
    const keys = byText.get(identifier) ?? placedView(api, this.#file).map(sameKey);
    this.#keys.set(tenants, byText.set(identifier, keys));
    return keys;
  }
}
