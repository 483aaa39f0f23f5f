import {alphabetical} from '../cite/alphabetical.ts'
import type {Block, IndexEntry, IndexMark, IndexPlace, Node, Note} from '../core/article.ts'
import {wordsForLink} from '../core/article-sections.ts'
import {changeNodes} from '../core/change-article.ts'
import type {IndexLevel} from '../core/mdast.ts'
import type {Terms} from '../core/terms/index.ts'
import {childNodes, wordsOf} from '../core/walk-article.ts'
import {wordNodes} from './word-nodes.ts'

/**
 * Inserts the index of the paper at `::: {#index}` or `\printindex`. If the paper has neither but has index marks, the
 * index comes at the end. Terms are in the alphabetical order of the paper's language.
 */
export function withIndex(
  body: readonly Block[],
  notes: readonly Note[],
  {terms, lang}: Readonly<{terms: Terms; lang: string}>
): readonly Block[] {
  const marks = [...marksIn(body), ...notes.flatMap(note => marksInNote(note, terms))]
  const {title} = terms.index
  const entries = entriesOf(marks, 0, lang)
  let isPlaced = false
  const filled = changeNodes(body, node => {
    if (node.type !== 'index') return node
    // A second placeholder stays empty, and so does the first in a paper without index marks.
    if (isPlaced || marks.length === 0) return []
    isPlaced = true
    const before = body[body.findIndex(({id}) => id === node.id) - 1]
    return {...node, title, entries, ...(before?.type !== 'heading' && {heading: true})}
  })
  if (isPlaced || marks.length === 0) return filled
  return [...filled, {type: 'index', id: 'index', title, heading: true, entries}]
}

type FoundMark = Readonly<{mark: IndexMark; words: string}>

/** The index marks in blocks, each with the number or, without a number, the title of its section. */
function marksIn(body: readonly Block[]): readonly FoundMark[] {
  const found: FoundMark[] = []
  let words = ''
  const visit = (node: Node): void => {
    if (node.type === 'heading') words = node.number ?? wordsOf(wordsForLink(node.children)).trim()
    if (node.type === 'indexMark' && node.anchor !== undefined) found.push({mark: node, words})
    for (const child of childNodes(node)) visit(child)
  }
  for (const block of body) visit(block)
  return found
}

function marksInNote({label, children}: Note, {names}: Terms): readonly FoundMark[] {
  return marksIn(children).map(({mark}) => ({mark, words: `${names.note.one} ${label}`}))
}

function entriesOf(marks: readonly FoundMark[], depth: number, lang: string): readonly IndexEntry[] {
  const byTerm = new Map<string, FoundMark[]>()
  for (const each of marks) {
    const level = each.mark.index.levels[depth]
    if (level === undefined) continue
    const key = `${level.sort ?? ''}\0${level.words}`
    const known = byTerm.get(key)
    if (known === undefined) byTerm.set(key, [each])
    else known.push(each)
  }
  const found = [...byTerm.values()].map(own => {
    const level = own[0]!.mark.index.levels[depth]!
    return {order: sortedAs(level), entry: entryOf(level, own, depth, lang)}
  })
  const sorted = alphabetical(found, ({order}) => order, lang)
  return depth === 0 ? lettered(sorted) : sorted.map(({entry}) => entry)
}

/** The text by which a term is sorted; a formula is sorted by its letters. */
function sortedAs({words, sort}: IndexLevel): string {
  return (sort ?? words).replace(/[\\${}^_]/g, '')
}

function entryOf({words}: IndexLevel, marks: readonly FoundMark[], depth: number, lang: string): IndexEntry {
  const own = marks.filter(({mark}) => mark.index.levels.length === depth + 1)
  const named = (name: 'see' | 'seeAlso'): readonly string[] => [
    ...new Set(own.flatMap(({mark}) => mark.index[name] ?? []))
  ]
  return {
    words: wordNodes(words),
    places: placesOf(own.filter(({mark: {index}}) => index.see === undefined && index.seeAlso === undefined)),
    see: named('see'),
    seeAlso: named('seeAlso'),
    entries: entriesOf(marks, depth + 1, lang)
  }
}

/** The places of a term. The marks at the start and the end of a range are one place. */
function placesOf(marks: readonly FoundMark[]): readonly IndexPlace[] {
  const places: IndexPlace[] = []
  const open: IndexPlace[] = []
  for (const {mark, words} of marks) {
    const anchor = mark.anchor ?? ''
    const {main, range} = mark.index
    const begun = range === 'end' ? open.pop() : undefined
    if (begun !== undefined) {
      places[places.indexOf(begun)] = {...begun, end: anchor}
      continue
    }
    const place: IndexPlace = {anchor, words, ...(main && {main})}
    places.push(place)
    if (range === 'start') open.push(place)
  }
  return places
}

/**
 * Puts each letter above its first entry, unless letters have fewer than two entries on average; symbols get no
 * letter.
 */
function lettered(found: ReadonlyArray<Readonly<{order: string; entry: IndexEntry}>>): readonly IndexEntry[] {
  const letters = found.map(({order}) => {
    const [first = ''] = /^\p{L}/u.exec(order.trim().normalize('NFD')) ?? []
    return first.toUpperCase()
  })
  const isApart = found.length >= 2 * new Set(letters).size
  return found.map(({entry}, at) => {
    const letter = letters[at]!
    return isApart && letter !== '' && letter !== letters[at - 1] ? {...entry, letter} : entry
  })
}
