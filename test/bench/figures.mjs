// Numbers, and how they are shown.

export function mean(numbers) {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

export function middle(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

/** The middle one of a list of results' values. */
export function median(results, key) {
  return middle(results.map((each) => each[key]));
}

export function ratio(one, other) {
  const quotient = one / other;
  return quotient >= 10 ? quotient.toFixed(0) : quotient.toFixed(2);
}

/** From the least quotient of a round to the greatest. */
export function range(quotients) {
  if (quotients.length < 2) return "";
  const [least, greatest] = [Math.min(...quotients), Math.max(...quotients)];
  return ` (${ratio(least, 1)} to ${ratio(greatest, 1)})`;
}

export function row(label, mine, other, note) {
  const shown = (number) => (number === undefined ? "" : number.toFixed(1)).padStart(10);
  return `  ${label.padEnd(32)}${shown(mine)}  ${shown(other)}   ${note}`;
}
