import {addAll} from '../../../core/add-all.ts'
import {openPdf, type PdfTools} from '../file/index.ts'
import {readStructure} from '../structure/reading.ts'
import {type SpokenLine, sayBlocks} from './blocks.ts'
import {readPaintedText} from './painted-text.ts'
import {findUnheard, type Unheard, type WordsOfPage} from './unheard.ts'

/** The words that a screen reader speaks for a PDF, and the content that it cannot speak. */
export type HeardPdf = Unheard & Readonly<{lines: readonly SpokenLine[]}>

/**
 * Derives the spoken text of a finished PDF from its tags, as a screen reader does, without using the article from
 * which it was made.
 */
export async function hearPdf(pdf: Uint8Array, tools: PdfTools = {}): Promise<HeardPdf> {
  const file = await openPdf(pdf, tools)
  const text = readPaintedText(file)
  const pages = new Map(file.pages.map(({ref}, index) => [ref, index + 1]))
  const hearing = {file, painted: text.marked, pages}
  const root = readStructure(file)?.root ?? ({kind: 'element', type: 'StructTreeRoot', kids: []} as const)
  return {lines: sayBlocks(hearing, root.kids), ...findUnheard(hearing, root, text)}
}

/** The content of `spoken.txt`: the spoken words page by page, followed by the unspoken content. */
export function spokenText(name: string, {lines, faults, decoration, pictures}: HeardPdf): string {
  const said: string[] = []
  let current: number | undefined
  for (const {text, page, lastPage, depth} of lines) {
    if (page !== undefined && page !== current) said.push('', `Page ${page}`)
    current = lastPage ?? page ?? current
    said.push(`${'  '.repeat(depth)}${text}`)
  }
  return [
    `What a screen reader says of ${name}`,
    ...said,
    '',
    faults.length === 0
      ? 'No faults: every word is said or left out below, and every element has words'
      : 'Faults',
    ...faults,
    ...section('Words in pictures, for which an alternative text is said', pictures),
    ...section('Left out as decoration', decoration),
    ''
  ].join('\n')
}

function section(title: string, words: readonly WordsOfPage[]): readonly string[] {
  return words.length === 0
    ? []
    : ['', title, ...words.map(({page, text}) => `page ${page}: ${withoutCounts(text)}`)]
}

/** A text in which long sequences of numbers, such as line numbers, are reduced to the first and the last number. */
function withoutCounts(text: string): string {
  const kept: string[] = []
  let row: string[] = []
  const close = () => {
    addAll(kept, row.length > 4 ? [row[0]!, 'to', row.at(-1)!] : row)
    row = []
  }
  for (const word of text.split(' ')) {
    if (/^\p{N}+$/u.test(word)) row.push(word)
    else {
      close()
      kept.push(word)
    }
  }
  close()
  return kept.join(' ')
}
