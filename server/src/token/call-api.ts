import { allowInsecureRequests, customFetch, protectedResourceRequest } from "oauth4webapi";
import { isLoopback } from "../facts/domain.ts";
import { exchange, type Exchanged, type Wire } from "./connection/exchange.ts";
import type { ProofKey } from "./request/proof-key.ts";
import type { RawToken } from "./request/raw-token.ts";

/** A call of the user's own API with a test token, without a body. */
export interface ApiCall {
  readonly url: string;
  /** Such as `GET`. */
  readonly method: string;
}

/** What the API answered. All of it is foreign text; the token is masked where the API echoes it. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** At most 256 KiB. */
  readonly body: string;
  readonly cut: boolean;
}

/** Why a token may not be sent there. */
export type CallProblem = "not-a-url" | "not-https" | "has-credentials" | "bad-method";

const largest = 256 * 1024;

/**
 * May a token be sent there? Only over https, or to this machine, with no user in the URL; `undefined`: it may.
 */
export function callProblem({ url, method }: ApiCall): CallProblem | undefined {
  if (!URL.canParse(url)) return "not-a-url";
  const { protocol, host, username, password } = new URL(url);
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback(host))) return "not-https";
  if (username !== "" || password !== "") return "has-credentials";
  // Those that fetch refuses (TRACE, CONNECT), or that are none (RFC 9110 section 9.1).
  return /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method) ? undefined : "bad-method";
}

/**
 * Calls an API with a token, as Bearer (RFC 6750) or, where the token is bound to a key, with a DPoP proof (RFC 9449
 * section 7; once more where the API wants its nonce in it). A redirect is an answer like any other and not followed: the
 * token goes to this URL and nowhere else. The caller has asked the user about the host.
 *
 * @throws TokenError where no answer came; Error where `callProblem` has one
 */
export async function callApi(
  call: ApiCall,
  { raw, proofKey }: { readonly raw: RawToken; readonly proofKey?: ProofKey },
  wire: Wire,
): Promise<ApiAnswer> {
  const problem = callProblem(call);
  if (problem !== undefined) throw new Error(`A token may not be sent there: ${problem}`);
  const first = await send(call, raw.reveal(), proofKey, wire);
  const { response, body, cut } =
    proofKey && wantsNonce(first.response) ? await send(call, raw.reveal(), proofKey, wire) : first;
  const masked = (text: string) => text.replaceAll(raw.reveal(), "[token]");
  return {
    status: response.status,
    headers: [...response.headers].map(([name, value]) => [name, masked(value)] as const),
    body: masked(body),
    cut,
  };
}

async function send(
  { url, method }: ApiCall,
  token: string,
  proofKey: ProofKey | undefined,
  wire: Wire,
): Promise<Exchanged> {
  const target = new URL(url);
  let exchanged: Exchanged | undefined;
  const seen = async (address: string, init: { readonly headers: Record<string, string> }): Promise<Response> => {
    const request = { method, headers: init.headers };
    exchanged = await exchange(target.host, wire, [address, request], largest);
    return exchanged.response;
  };
  try {
    await protectedResourceRequest(token, method, target, new Headers(), null, {
      [customFetch]: seen,
      [allowInsecureRequests]: isLoopback(target.host),
      ...(proofKey && { DPoP: proofKey.handle }),
    });
  } catch (error) {
    // A challenge (401 with WWW-Authenticate) is thrown there; here it is the answer.
    if (!exchanged) throw error;
  }
  if (!exchanged) throw new Error("No answer.");
  return exchanged;
}

function wantsNonce({ status, headers }: Response): boolean {
  return status === 401 && /use_dpop_nonce/.test(headers.get("www-authenticate") ?? "");
}
