import type {BlockText} from '../../outputs/docx/block-text.ts'
import type {ArticleBlock} from '../../outputs/docx/named-blocks.ts'
import {alignUnits} from './align-units.ts'
import type {BlockSource} from './block-source.ts'
import type {Paper} from './paper.ts'

type Stretch = Readonly<{file: string; start: number; end: number}>

/**
 * Returns a function that finds the sources of metadata blocks: titles, abstracts, statements. Their Markdown is a YAML
 * value whose nodes have no places of their own, so their words are searched for in the value as written.
 */
export function valueSources(
  paper: Paper
): (block: ArticleBlock, shown: BlockText) => BlockSource | undefined {
  const stretches = stretchesOf(paper)
  /** For each value, the offset up to which it has been read, since an abstract can have several paragraphs. */
  const read = new Map<string, number>()
  return (block, shown) => {
    const stretch = stretches(block)
    const text = stretch && paper.textOf(stretch.file)
    if (stretch === undefined || text === undefined) return undefined
    const quote = quotes.find(mark => text[stretch.start] === mark)
    const key = `${stretch.start} ${stretch.file}`
    const start = read.get(key) ?? stretch.start
    const value = text.slice(start, stretch.end)
    const units = alignUnits(shown.text, value)
    const last = units.findLast(unit => unit >= 0)
    if (last === undefined) return undefined
    read.set(key, start + last + 1)
    const at = Array.from(value, (_, index) => start + index)
    return {
      file: stretch.file,
      written: {
        text: value,
        starts: at,
        ends: at.map(offset => offset + 1),
        atoms: [],
        within: at.map(() => nowhere),
        start,
        end: start + last + 1
      },
      units,
      isValue: true,
      ...(quote !== undefined && {quote})
    }
  }
}

const nowhere: readonly [] = []

const quotes = ['"', "'"] as const

/** Escapes new words for a YAML value in the given quotation marks. */
export function quotedWords(words: string, quote: BlockSource['quote']): string {
  if (quote === undefined) return words
  return quote === '"' ? words.replace(/[\\"]/g, '\\$&') : words.replaceAll("'", "''")
}

/** Returns a function that finds the value in the metadata from which a block comes. */
function stretchesOf({
  article: {front},
  manuscript: {metadata, project}
}: Paper): (block: ArticleBlock) => Stretch | undefined {
  const file = project.settings.file
  const places = [
    metadata.title,
    metadata.subtitle,
    ...metadata.titles,
    ...metadata.abstracts,
    ...metadata.statements.map(({text}) => text)
  ].flatMap(text => text?.place ?? [])
  const titles = new Map([
    [front.title, metadata.title?.place],
    [front.subtitle, metadata.subtitle?.place],
    ...front.titles.map(({children}, index) => [children, metadata.titles[index]?.place] as const)
  ])
  return ({kind, words, owner}) => {
    const title = kind === 'title' ? titles.get(words) : undefined
    if (title !== undefined) return {file, start: title.start.offset, end: title.end.offset}
    const place = owner !== undefined && 'place' in owner ? owner.place : undefined
    const isValue = places.some(({start, end}) => start.offset === place?.start && end.offset === place.end)
    return isValue ? place : undefined
  }
}
