import type {PhrasingContent} from 'mdast'

/**
 * Writes the number at the beginning of a cell in a column for numbers, as siunitx and dcolumn print it: `-1.5` with a
 * minus sign, and `2.1e-3` as a power of ten.
 */
export function withNumber(children: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = children
  const [written, sign = '', digits = '', power] = (first?.type === 'text' && number.exec(first.value)) || []
  if (first?.type !== 'text' || written === undefined) return [...children]
  const after = first.value.slice(written.length)
  const value = `${withMinus(sign)}${digits}`
  if (power === undefined) return [{...first, value: value + after}, ...rest]
  const place = first.position && {position: first.position}
  return [
    {type: 'text', value: `${value}\u00A0×\u00A010`, ...place},
    {
      type: 'superscript',
      children: [{type: 'text', value: withMinus(power.replace('+', '')), ...place}],
      ...place
    },
    ...(after === '' ? [] : [{type: 'text' as const, value: after, ...place}]),
    ...rest
  ]
}

const number = /^([+-]?)(\d[\d.,]*|[.,]\d+)(?:[eEdD]([+-]?\d+))?(?![A-Za-z\d])/

function withMinus(written: string): string {
  return written.replace('-', '\u2212')
}
