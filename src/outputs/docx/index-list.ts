import type {Index, IndexEntry, IndexPlace} from '../../core/article.ts'
import {field, fieldEnd, fieldStart} from './field.ts'
import {inlines} from './inline.ts'
import {type ParagraphItem, paragraph, type StoryItem} from './items.ts'
import {linked, type Piece} from './marks.ts'
import {type Line, textPieces} from './run.ts'
import {lineOf, type Story} from './story.ts'
import {linkWithin} from './targets.ts'

/**
 * The index in a field, which Word updates from the index marks; until then, the places are links that name sections.
 */
export function indexItems(node: Index, story: Story): readonly StoryItem[] {
  const line = lineOf({}, story)
  const entries = entriesOf(node.entries, 1, story)
  const [first, last] = [entries[0], entries.at(-1)]
  const title = node.heading
    ? [paragraph({style: 'IndexHeading'}, textPieces(node.title, line), story.marks)]
    : []
  return [
    ...title,
    ...entries.map(entry => ({
      ...entry,
      pieces: [
        ...(entry === first ? fieldStart('INDEX \\c "1" \\e ", "', line) : []),
        ...entry.pieces,
        ...(entry === last ? [fieldEnd(line)] : [])
      ]
    }))
  ]
}

function entriesOf(entries: readonly IndexEntry[], level: number, story: Story): readonly ParagraphItem[] {
  const {index} = story.context.terms
  return entries.flatMap(({words, places, see, seeAlso, entries: inner}) => {
    const line: Line = {...lineOf({}, story), isLinked: true}
    const said = (name: string, others: readonly string[]): readonly Piece[] =>
      others.length === 0
        ? []
        : [
            ...textPieces(', ', line),
            ...textPieces(name, {...line, look: {...line.look, italic: true}}),
            ...textPieces(` ${others.join('; ')}`, line)
          ]
    const form = {style: `Index${Math.min(level, 3)}`, ...(story.isRightToLeft && {isRightToLeft: true})}
    const pieces = [
      ...inlines(words, line),
      ...places.flatMap(place => placePieces(place, line)),
      ...said(index.see, see),
      ...said(index.seeAlso, seeAlso)
    ]
    return [paragraph(form, pieces, story.marks), ...entriesOf(inner, level + 1, story)]
  })
}

/** The page of a place as a field, which shows the section until Word counts the pages. */
function placePieces({anchor, words, main}: IndexPlace, line: Line): readonly Piece[] {
  const {targets} = line.context
  const name = targets.nameOf(anchor)
  const own: Line = main ? {...line, look: {...line.look, bold: true}} : line
  const shown = textPieces(words === '' ? '§' : words, own)
  const target = linkWithin(anchor, targets)
  const page = name === undefined ? shown : field(`PAGEREF ${name} \\h`, shown, own)
  return [...textPieces(', ', line), ...(target === undefined ? page : [linked(target, page)])]
}
