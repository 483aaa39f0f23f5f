/** A length of MathJax in em; undefined if it is not a length, or is relative, such as `1width`. */
export function emOf(length: string): number | undefined {
  const match = /^\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*(em|ex|pt|pc|px|mu|in|cm|mm)?\s*$/.exec(length)
  if (match === null) return undefined
  const [, number, unit = 'em'] = match
  return Number(number) * units[unit]!
}

/** TeX's units, in em of 10-point type. */
const units: Readonly<Record<string, number>> = {
  em: 1,
  ex: 0.431,
  pt: 0.1,
  pc: 1.2,
  px: 0.0625,
  mu: 1 / 18,
  in: 7.227,
  cm: 2.845,
  mm: 0.2845
}

/** A CSS length, as short as possible. */
export function written(em: number): string {
  const rounded = Number(em.toFixed(4))
  return rounded === 0 ? '0' : `${String(rounded).replace(/^(-?)0\./, '$1.')}em`
}
