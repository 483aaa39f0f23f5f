import {JOINING, OTHERS} from './marks.ts'
import type {Processor} from './processor.ts'

/**
 * Replaces the mark for “others” at the end of a list of names with “et al.”: “Doe, J., & ⟨others⟩” becomes “Doe, J.,
 * et al.”, and “Doe and ⟨others⟩ 1999” becomes “Doe et al. 1999”. A comma before the mark stays where the style has one
 * (it belongs to the name before it, APA 7, 9.8), the conjunction is removed, and two full stops become one.
 */
export function sayOthers(html: string, processor: Pick<Processor, 'term'>): string {
  if (!html.includes(OTHERS)) return html
  const etAl = processor.term('et-al', 'long', false)
  const and = processor.term('and', 'long', false).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const others = new RegExp(`\\s*(?:(?:&#38;${JOINING}?|…|(?<=[\\s,])${and})\\s*)?${OTHERS}(\\.?)`, 'gu')
  return html.replace(others, (_match, stop: string) => ` ${etAl}${etAl.endsWith('.') ? '' : stop}`)
}
