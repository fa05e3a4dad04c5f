/** Commands of a client that a lens can call; each gets the document's URI and the place of the lens. */
export const LENS_COMMANDS = {
  sync: "authApis.syncToTenant",
  test: "authApis.testToken",
  /** Gets also the ranges to show. */
  show: "authApis.showPlaces",
} as const;
