/**
 * Terraform's numbers have 512 bits, a JS number has 53. The rule of this folder: a JS number means the shortest
 * decimal that prints it (0.1 is one tenth), and a number that no JS number means exactly is kept as its decimal text.
 * So every number survives the way in and out.
 */
interface Decimal {
  readonly negative: boolean;
  /** Without leading and trailing zeros; empty for zero. */
  readonly digits: string;
  /** The value is 0.digits times ten to this power. */
  readonly exponent: number;
}

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,9}))?$/;

export function isDecimal(text: string): boolean {
  return decimalPattern.test(text);
}

/** The JS number that means exactly this decimal, else the text itself; undefined when the text is no number. */
export function fromDecimal(text: string): number | string | undefined {
  const wanted = parseDecimal(text);
  if (wanted === undefined) return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) return text;
  const found = parseDecimal(String(number));
  if (found === undefined || !equal(wanted, found)) return text;
  return number === 0 ? 0 : number;
}

/** The same for a number that is a sum of powers of two, as a float on the wire is; undefined for infinity and NaN. */
export function fromFloat(float: number): number | string | undefined {
  if (!Number.isFinite(float)) return undefined;
  if (Number.isSafeInteger(float)) return float === 0 ? 0 : float;
  return fromDecimal(exactText(float));
}

function parseDecimal(text: string): Decimal | undefined {
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", power = "0"] = match;
  const all = whole + fraction;
  const significant = all.replace(/^0+/, "");
  const digits = significant.replace(/0+$/, "");
  if (digits === "") return { negative: false, digits, exponent: 0 };
  const exponent = Number(power) + whole.length - (all.length - significant.length);
  return { negative: sign === "-", digits, exponent };
}

function equal(a: Decimal, b: Decimal): boolean {
  return a.negative === b.negative && a.digits === b.digits && a.exponent === b.exponent;
}

/** All decimal digits of a finite float: its mantissa is an integer after at most 1074 doublings. */
function exactText(float: number): string {
  let scaled = Math.abs(float);
  let halvings = 0;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    halvings++;
  }
  const sign = float < 0 ? "-" : "";
  // n / 2^k = n * 5^k / 10^k
  const digits = `${sign}${BigInt(scaled) * 5n ** BigInt(halvings)}`;
  return halvings === 0 ? digits : `${digits}e-${halvings}`;
}
