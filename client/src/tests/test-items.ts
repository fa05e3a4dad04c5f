import { Range, type TestController, type TestItem, type TestItemCollection, type Uri } from "vscode";
import type { AuthApisFile } from "../../../server/src/document/read/file.ts";
import type { Span } from "../../../server/src/document/finding.ts";
import { plain } from "../views/plain.ts";
import { grantsOfFile, type GrantTest } from "./grants-of-file.ts";

/** A grant in the Test Explorer: the item, and what of the file it stands for. */
export interface GrantItem {
  readonly uri: Uri;
  /** The API's identifier as the file writes it. */
  readonly identifier: string;
  readonly grant: Pick<GrantTest, "client" | "subjectType">;
}

/** File, API, grant: three levels of items, kept in step with the files. */
export interface TestItems {
  /** Takes over what a file says now. Items that stay are moved, never made anew, so that their results stay. */
  update(uri: Uri, file: AuthApisFile): void;
  remove(uri: Uri): void;
  /** The grants at or below an item; none that is excluded. */
  grantsOf(items: Iterable<TestItem>, excluded: ReadonlySet<TestItem>): readonly TestItem[];
  grant(item: TestItem): GrantItem | undefined;
}

export function testItems(controller: TestController, labelOf: (uri: Uri) => string): TestItems {
  const grants = new WeakMap<TestItem, GrantItem>();

  const put = (parent: TestItemCollection, id: string, label: string, uri: Uri, range?: Range): TestItem => {
    const item = parent.get(id) ?? controller.createTestItem(id, plain(label), uri);
    item.label = plain(label);
    item.range = range;
    if (!parent.get(id)) parent.add(item);
    return item;
  };

  return {
    update(uri, file) {
      const rangeOf = (at: Span): Range => {
        const { start, end } = file.document.rangeOf(at);
        return new Range(start.line, start.character, end.line, end.character);
      };
      const apis = grantsOfFile(file);
      if (apis.length === 0) {
        controller.items.delete(uri.toString());
        return;
      }
      const top = put(controller.items, uri.toString(), labelOf(uri), uri);
      keepOnly(top.children, apis);
      for (const api of apis) {
        const parent = put(top.children, api.id, api.label, uri, rangeOf({ ...api.at, end: api.at.start }));
        keepOnly(parent.children, api.grants);
        for (const grant of api.grants) {
          const item = put(parent.children, grant.id, grant.client, uri, rangeOf({ ...grant.at, end: grant.at.start }));
          item.description = grant.subjectType === "user" ? "user" : "";
          grants.set(item, { uri, identifier: api.identifier, grant });
        }
      }
    },
    remove: (uri) => controller.items.delete(uri.toString()),
    grantsOf(items, excluded) {
      const found: TestItem[] = [];
      const visit = (item: TestItem): void => {
        if (excluded.has(item)) return;
        if (grants.has(item)) found.push(item);
        item.children.forEach(visit);
      };
      for (const item of items) visit(item);
      return found;
    },
    grant: (item) => grants.get(item),
  };
}

function keepOnly(collection: TestItemCollection, wanted: readonly { readonly id: string }[]): void {
  const ids = new Set(wanted.map(({ id }) => id));
  collection.forEach(({ id }) => {
    if (!ids.has(id)) collection.delete(id);
  });
}
