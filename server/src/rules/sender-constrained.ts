import { defineRule } from "./rule.ts";

export const senderConstrained = defineRule({
  id: "sender-constrained",
  on: "api",
  severity: "info",
  summary: "Token requests for the API need proof of possession.",
  why: `With \`proof_of_possession.required: true\` a token is bound to a key of the application that asked for it, and a stolen
one is useless to others. The price: each application must prove its key, with a client certificate (\`mtls\`, RFC 8705) or a
signed proof on each request (\`dpop\`, RFC 9449), and one that can't gets no token at all. Services must check the binding (\`cnf\`
claim), or it protects nothing.

The finding is a reminder, for whoever wonders why a plain token request is refused, and that every application with a
grant must be able to do this. \`required_for: public_clients\` asks it only of applications without a secret.

See [Sender Constraining](https://auth0.com/docs/secure/sender-constraining/configure-sender-constraining/configure-resource-server-for-sender-constraining).`,
  *check(api) {
    if (api.flag("proof_of_possession", "required") !== true) return;
    const mechanism = api.text("proof_of_possession", "mechanism") ?? "";
    const how = MECHANISMS.get(mechanism) ?? "proof of possession";
    const who =
      api.text("proof_of_possession", "required_for") === "public_clients"
        ? "from an application without a secret "
        : "";
    yield {
      at: api.at("proof_of_possession", "required"),
      message: `Every token request ${who}for this API must use ${how}; one without is refused, and so is every call with a plain bearer token where the service checks the binding.`,
    };
  },
  good: [
    "apis:\n  - identifier: https://api.acme.com\n    proof_of_possession: { mechanism: dpop, required: false }\n",
    "apis:\n  - identifier: https://api.acme.com\n    proof_of_possession: null\n",
  ],
  bad: [
    "apis:\n  - identifier: https://api.acme.com\n    proof_of_possession:\n      mechanism: dpop\n      required: ⟦true⟧\n",
  ],
});

const MECHANISMS = new Map([
  ["dpop", "DPoP (a proof signed for each request)"],
  ["mtls", "mutual TLS (a client certificate)"],
]);
