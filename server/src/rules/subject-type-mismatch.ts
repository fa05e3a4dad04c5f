import { applicationOf, stayingGrants, subjectOf } from "./about/grant-list.ts";
import { defineRule } from "./rule.ts";

export const subjectTypeMismatch = defineRule({
  id: "subject-type-mismatch",
  on: "api",
  severity: "warning",
  summary: "A grant for an application itself lists what only users can authorize.",
  why: `\`authorization_details_types\` are for rich authorization requests, in which a user agrees to details such as
the amount of a payment. They count for grants with \`subject_type: user\`. A grant without \`subject_type\` is for the
application itself: no user is asked there, and the types have no effect.`,
  *check(api) {
    for (const grant of stayingGrants(api)) {
      const details = grant.map.entries.get("authorization_details_types");
      if (details?.value.kind !== "list" || details.value.items.length === 0 || subjectOf(grant) !== "client") continue;
      yield {
        at: details.keyAt,
        message:
          `These authorization details have no effect: the grant is for ${applicationOf(grant)} itself, ` +
          "and only users can agree to them (`subject_type: user`).",
      };
    }
  },
  good: [
    `apis:
  - identifier: https://api.acme.com
    authorization_details:
      - type: payment
    grants:
      - client: Shop Web
        subject_type: user
        authorization_details_types: [payment]
`,
  ],
  bad: [
    `apis:
  - identifier: https://api.acme.com
    authorization_details:
      - type: payment
    grants:
      - client: Orders Worker
        ⟦authorization_details_types⟧: [payment]
`,
  ],
});
