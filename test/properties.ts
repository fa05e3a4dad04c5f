/**
 * fast-check, as every property test of this project runs it. Two environment variables change a run:
 *
 * - `AUTH_APIS_SEED`, a whole number, is where the cases begin. test/run.mjs gives the commit's own, so that what one run of
 *   a commit finds another finds again, while each commit tries other cases. Without one it is chance; what fails says it.
 * - `AUTH_APIS_CASES` is how many times as many cases as usual are tried.
 */
import {
  assert as assertOnce,
  configureGlobal,
  type IAsyncProperty,
  type IProperty,
  type Parameters,
} from "fast-check";

export * from "fast-check";

const { AUTH_APIS_SEED, AUTH_APIS_CASES = "1" } = process.env;
if (AUTH_APIS_SEED) configureGlobal({ seed: Number(AUTH_APIS_SEED) });

export function assert<T>(property: IAsyncProperty<T>, parameters?: Parameters<T>): Promise<void>;
export function assert<T>(property: IProperty<T>, parameters?: Parameters<T>): void;
/** As fast-check's; where `numRuns` isn't given, it is a hundred. */
export function assert<T>(
  property: IAsyncProperty<T> | IProperty<T>,
  { numRuns = 100, ...parameters }: Parameters<T> = {},
): Promise<void> | void {
  return assertOnce(property, { ...parameters, numRuns: Math.ceil(numRuns * Number(AUTH_APIS_CASES)) });
}
