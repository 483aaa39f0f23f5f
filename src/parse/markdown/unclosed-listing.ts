import type {Code} from 'mdast'
import {placeOf} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import {slice} from '../plugins/source.ts'

/**
 * Reports a code block whose fence is unclosed, so that it extends to the end of the text, or of the quotation or list
 * item that contains it (CommonMark 0.31.2, “Fenced code blocks”).
 */
export function unclosedListing(node: Code, file: string, text: string): readonly Finding[] {
  const source = slice(node, text)
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  if (fence === undefined) return []
  const last = source.slice(source.search(/[^\r\n]*$/)).replace(/^[\s>]*/, '')
  const isClosed =
    source.length > last.length && last.startsWith(fence) && isOf(fence.charAt(0), last.trimEnd())
  if (isClosed) return []
  const {start} = placeOf(node)
  const {length} = fence
  const shown = fence.startsWith('`')
    ? `${'`'.repeat(length + 1)} ${fence} ${'`'.repeat(length + 1)}`
    : `\`${fence}\``
  return [
    {
      rule: 'listing-unclosed',
      file,
      place: {start, end: {...start, column: start.column + length, offset: start.offset + length}},
      message: `The listing that begins here is not closed, expected a line ${shown}`,
      note: 'Everything after it is printed as code.'
    }
  ]
}

function isOf(sign: string, line: string): boolean {
  return [...line].every(each => each === sign)
}
