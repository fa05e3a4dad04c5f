import { duplicateIdentifier } from "./duplicate-identifier.ts";
import type { Rule } from "./rule.ts";
import { symmetricSigning } from "./symmetric-signing.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [duplicateIdentifier, symmetricSigning];
