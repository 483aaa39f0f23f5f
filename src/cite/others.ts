import {JOINING, OTHERS} from './marks.ts'
import type {Processor} from './processor.ts'

/**
 * Prints “et al.” where a list of names ends with the mark for others: “Doe, J., & ⟨others⟩” is “Doe, J., et al.” and
 * “Doe and ⟨others⟩ 1999” is “Doe et al. 1999”. The comma before stays where the style has one (it belongs to the name
 * before, APA 7, 9.8), the conjunction goes, and of two full stops one is left.
 */
export function sayOthers(html: string, processor: Pick<Processor, 'term'>): string {
  if (!html.includes(OTHERS)) return html
  const etAl = processor.term('et-al', 'long', false)
  const and = processor.term('and', 'long', false).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const others = new RegExp(`\\s*(?:(?:&#38;${JOINING}?|…|(?<=[\\s,])${and})\\s*)?${OTHERS}(\\.?)`, 'gu')
  return html.replace(others, (_match, stop: string) => ` ${etAl}${etAl.endsWith('.') ? '' : stop}`)
}
