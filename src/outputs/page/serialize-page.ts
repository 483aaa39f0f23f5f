import type {ElementContent} from 'hast'
import {joinBytes} from '../../core/bytes.ts'
import {type Serialized, serializeHast} from '../../core/serialize.ts'
import {type FinishedBlock, noWords, wordsOfPage} from '../page-words.ts'
import type {Page} from './page.ts'

/**
 * Serializes a finished block. In a long page of such blocks, only one is in memory as elements. The block's text is
 * kept if it has a character for which `asksFonts` is true, because the page chooses its fonts by it.
 */
export function finishBlock(
  elements: readonly ElementContent[],
  lang: string,
  asksFonts: (html: string) => boolean
): FinishedBlock {
  const value = serializeHast(elements)
  const words = asksFonts(value) ? wordsOfPage([elements], lang) : noWords
  return {type: 'raw', value, data: {words}}
}

/** Serializes a finished page. The text of the template is inserted as it is. */
export function serializePage({parts}: Page): Serialized {
  return parts
    .map(part => (part.kind === 'slot' ? serializeHast(part.content) : part.text))
    .join('') as Serialized
}

/** The page as the bytes of a file. A long page is never a single string, which would take twice its size. */
export function bytesOf({parts}: Page): Uint8Array {
  const encoder = new TextEncoder()
  const pieces: Uint8Array[] = []
  for (const part of parts) {
    if (part.kind !== 'slot') pieces.push(encoder.encode(part.text))
    else
      for (let start = 0; start < part.content.length; start += nodesAtOnce)
        pieces.push(encoder.encode(serializeHast(part.content.slice(start, start + nodesAtOnce))))
  }
  return joinBytes(pieces)
}

const nodesAtOnce = 100
