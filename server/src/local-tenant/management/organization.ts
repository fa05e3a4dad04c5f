/** An organization, as far as tokens need it: only a seed makes one. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  /** Ids of the client grants that are assigned to it. */
  readonly grants: readonly string[];
}
