import type { Row } from "../verdict/check.ts";

/** The states of a row for whoever sees no colours. */
export const marks: Readonly<Record<Row["state"], string>> = { held: "✔", broken: "✘", unknown: "?" };
