/** An order by texts that is the same on every machine: by code units, the first difference counts. */
export function byText<T>(textsOf: (item: T) => readonly string[]): (a: T, b: T) => number {
  return (a, b) => {
    const [ofA, ofB] = [textsOf(a), textsOf(b)];
    for (const [index, text] of ofA.entries()) {
      const other = ofB[index] ?? "";
      if (text !== other) return text < other ? -1 : 1;
    }
    return 0;
  };
}
