import { blanksAround } from "../../text/blank.ts";
import { looseEnd, withoutLooseEnd } from "../../text/loose-end.ts";
import { type UrlParts, urlParts } from "./identifier-text.ts";

/** What a URL identifier would be if every habit of URL libraries had been followed, and what has to change for that. */
export interface NormalForm {
  readonly text: string;
  /** In plain words; empty where the identifier is in normal form. */
  readonly faults: readonly string[];
}

/**
 * The normal form of an identifier: no space around it, and no sign at its end that is left of quotes or brackets. For a URL besides:
 * lower-case scheme and host, no default port, no `.` or `..` segment (RFC 3986, 6.2.2 and 6.2.3), no doubled slash, no user, query or
 * fragment (RFC 8707, section 2, forbids a fragment in the name of an API and advises against a query). A trailing slash and the path's
 * letter case are left as they are.
 */
export function normalForm(identifier: string): NormalForm {
  const faults: string[] = [];
  let text = identifier.trim();
  if (text !== identifier) faults.push(`${blanksAround(identifier)} around it`);
  const loose = looseEnd(text);
  if (loose !== "") {
    faults.push(`\`${loose}\` at its end`);
    text = withoutLooseEnd(text);
  }
  const twice = /^[a-z][a-z0-9+.-]*:\/\/(?=[a-z][a-z0-9+.-]*:\/\/)/i.exec(text);
  if (twice) {
    faults.push("a scheme twice");
    text = text.slice(twice[0].length);
  }
  const parts = urlParts(text);
  if (parts === undefined) return { text, faults };

  const normal = { ...parts };
  for (const { fault, mend } of HABITS) {
    const before = written(normal);
    Object.assign(normal, mend(normal));
    if (written(normal) !== before) faults.push(fault);
  }
  return { text: written(normal), faults };
}

const HABITS: readonly { readonly fault: string; readonly mend: (parts: UrlParts) => Partial<UrlParts> }[] = [
  {
    fault: "upper-case letters before the path",
    mend: ({ scheme, host }) => ({ scheme: scheme.toLowerCase(), host: host.toLowerCase() }),
  },
  { fault: "a user", mend: () => ({ userinfo: undefined }) },
  { fault: "the default port", mend: ({ scheme, port }) => (isDefault(scheme, port) ? { port: undefined } : {}) },
  { fault: "a doubled slash", mend: ({ path }) => ({ path: path.replace(/\/{2,}/g, "/") }) },
  { fault: "a `.` or `..` in the path", mend: ({ path }) => ({ path: withoutDots(path) }) },
  { fault: "a query", mend: () => ({ query: undefined }) },
  { fault: "a fragment", mend: () => ({ fragment: undefined }) },
];

function isDefault(scheme: string, port: string | undefined): boolean {
  return port === "" || (scheme === "https" && port === "443") || (scheme === "http" && port === "80");
}

/** RFC 3986, 5.2.4, for a path that is empty or begins with a slash. */
function withoutDots(path: string): string {
  const segments = path.split("/");
  if (!segments.some((segment) => segment === "." || segment === "..")) return path;
  const kept: string[] = [];
  segments.forEach((segment, at) => {
    const last = at === segments.length - 1;
    if (segment === "..") kept.length = Math.max(1, kept.length - 1);
    else if (segment !== ".") kept.push(segment);
    if (last && (segment === "." || segment === "..")) kept.push("");
  });
  return kept.join("/");
}

function written({ scheme, userinfo, host, port, path, query, fragment }: UrlParts): string {
  const user = userinfo === undefined ? "" : `${userinfo}@`;
  const end = `${query === undefined ? "" : `?${query}`}${fragment === undefined ? "" : `#${fragment}`}`;
  return `${scheme}://${user}${host}${port === undefined ? "" : `:${port}`}${path}${end}`;
}
