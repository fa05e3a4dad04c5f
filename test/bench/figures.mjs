// Numbers as they are shown.

/** The middle one of a list of results' values. */
export function median(results, key) {
  const sorted = results.map((each) => each[key]).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

export function ratio(one, other) {
  const quotient = one / other;
  return quotient >= 10 ? quotient.toFixed(0) : quotient.toFixed(2);
}

export function row(label, mine, other, note) {
  const shown = (number) => (number === undefined ? "" : number.toFixed(1)).padStart(10);
  return `  ${label.padEnd(32)}${shown(mine)}  ${shown(other)}   ${note}`;
}
