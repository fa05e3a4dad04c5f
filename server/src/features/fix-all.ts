/** Kind of the code action that applies every fix which changes neither an API's identity nor what callers see. */
export const FIX_ALL = "source.fixAll.authApis";
