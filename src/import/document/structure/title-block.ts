import type {TypedBlock} from '../content.ts'
import {passageId} from '../passages.ts'
import {paragraphsOf, typedLine} from '../words.ts'
import {takeFront} from './front.ts'
import {abstractLabel} from './front-labels.ts'
import {type FoundHeadings, hasTypedNumber} from './headings.ts'

/** The passages of the title block: the lines of people, and everything above an abstract with a heading or label. */
export function titleBlockOf(blocks: readonly TypedBlock[], headings: FoundHeadings): ReadonlySet<string> {
  const {people} = takeFront(blocks, headings).front
  const start = blocks.slice(0, 60)
  const abstract = start.findIndex(
    block => block.kind === 'paragraph' && abstractLabel(typedLine(block)) !== undefined
  )
  const above = start.slice(0, Math.max(0, abstract))
  const isText = above.some(
    block => block.kind === 'paragraph' && headings.of.has(block) && hasTypedNumber(block)
  )
  return new Set([...people, ...(isText ? [] : paragraphsOf(above))].map(passageId))
}
