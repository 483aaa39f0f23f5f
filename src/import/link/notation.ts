import type {TypedLink} from '../passage.ts'

/**
 * Writes a citation whose items are all sure as Markdown: `[see @galtung1969, p. 171; @freire1970]`, `@galtung1969 [p.
 * 171]`. `keyOf` returns the key of a work in the list.
 */
export function citationNotation(
  {items, narrative, yearOnly}: Pick<TypedLink, 'items' | 'narrative' | 'yearOnly'>,
  keyOf: (work: number) => string
): string {
  const parts = items.map(({work, prefix, suffix, isNamed}) => {
    const key = keyOf(work ?? -1)
    const named = `${yearOnly && !isNamed ? '-' : ''}@${plainKey.test(key) ? key : `{${key}}`}`
    return {
      prefix: escaped(prefix),
      named,
      suffix: escaped(suffix),
      joint: /^[;,.]/.test(suffix) ? '' : /^\(/.test(suffix) ? ' ' : ', '
    }
  })
  const [first, ...others] = parts.map(({prefix, named, suffix, joint}, index) => {
    const isBare = narrative && index === 0
    const after = suffix === '' ? '' : isBare ? suffix : `${joint}${suffix}`
    return {before: `${prefix === '' ? '' : `${prefix} `}${named}`, after}
  })
  if (first === undefined) return ''
  const rest = others.map(({before, after}) => `; ${before}${after}`).join('')
  if (!narrative) return `[${first.before}${first.after}${rest}]`
  const inside = `${first.after}${rest}`
  return inside === '' ? first.before : `${first.before} [${inside}]`
}

/** A key that needs no braces, whatever text follows it. */
const plainKey = /^[\p{L}\p{N}_]+(?:[-.:/+][\p{L}\p{N}_]+)*$/u

function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]@;$<>^~]/g, '\\$&')
}
