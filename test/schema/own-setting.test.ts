import { wrong } from "./said.ts";

/** Of a setting of this file Auth0 knows nothing. */
wrong([
  {
    file: "rules: { long-lived-token: { seconds: ⟦-1⟧ } }\n",
    says: "`seconds` is -1; it takes at least 0.",
  },
]);
