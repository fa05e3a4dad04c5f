/** A problem in plain words. */
export interface Explanation {
  /** One line without a full stop. */
  readonly title: string;
  /** What it means. */
  readonly detail: string;
  /** What to do now. */
  readonly nextStep: string;
}
