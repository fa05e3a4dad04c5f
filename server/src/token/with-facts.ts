import type { TenantState } from "../facts/tenant-state.ts";
import type { TokenTest } from "../expected/token-test.ts";
import { why } from "../expected/why/why.ts";
import { explainRefusal } from "./refusal/refusal.ts";
import { questionOf, type TestedToken } from "./test-token.ts";
import { withCauses } from "./verdict/row-cause.ts";

/**
 * The same outcome, explained with what stands on the tenant. Pure: for those who read the tenant only once something is
 * wrong.
 */
export function withFacts(tested: TestedToken, test: TokenTest, facts: TenantState): TestedToken {
  const question = questionOf(test, facts);
  switch (tested.kind) {
    case "judged":
      return { ...tested, rows: withCauses(tested.rows, test, { verified: tested.token.kind === "verified", facts }) };
    case "refused":
      return { ...tested, explained: explainRefusal(tested.refusal, question), answer: why(question) };
    case "not-asked":
      return { ...tested, answer: why(question) };
  }
}
