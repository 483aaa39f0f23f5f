import type {ElementContent} from 'hast'
import {inNumerals, type Numerals} from '../../core/numerals.ts'
import {backArrow, h, textNode} from './elements.ts'

/** Links back to the places with these ids: one arrow, or numbered arrows. */
export function backLinks(ids: readonly string[], label: string, numerals: Numerals): ElementContent[] {
  if (ids.length === 0) return []
  const links = ids.flatMap((id, index) => {
    const number = inNumerals(String(index + 1), numerals)
    const link = h(
      'a',
      {href: `#${encodeURI(id)}`, ariaLabel: ids.length === 1 ? label : `${label} ${number}`},
      ids.length === 1 ? backArrow() : number
    )
    return index === 0 ? [link] : [textNode('\u2009'), link]
  })
  return [
    textNode(' '),
    h(
      'span',
      {className: ['back-links']},
      ids.length > 1 ? [backArrow(), textNode('\u2009')] : undefined,
      links
    )
  ]
}
