import {calledNotes} from '../chapters.ts'
import type {TypedDocument, TypedNote, TypedParagraph} from '../content.ts'
import {type FormerNames, formerNamesOf, type KnownThing} from '../former-names.ts'
import {noHeadings} from '../structure/headings.ts'
import {type TypedItem, typedItems} from '../structure/items.ts'
import {paragraphsOf, typedLine} from '../words.ts'
import {type BlockContext, blocksText, writeItems} from './blocks.ts'
import {type RunningContext, runningMarkdown} from './running.ts'

type Notes = TypedDocument['notes']

/**
 * The names of notes: numbers in order, counted separately for endnotes, because ids differ from program to program.
 */
export function namesOfNotes(notes: Notes, former?: FormerNames): ReadonlyMap<string, string> {
  const all = [...notes.values()]
  const known = formerNamesOf(former, all.map(wordsOfNote))
  const taken = new Set(former?.things.map(({name}) => name))
  const counts = {footnote: 0, endnote: 0}
  return new Map(
    all.map(({id, kind}, index) => {
      const next = (): string => `${kind === 'endnote' ? 'e' : ''}${++counts[kind]}`
      let name = known[index] ?? next()
      while (known[index] === undefined && taken.has(name)) name = next()
      return [id, name]
    })
  )
}

/** The notes with their names and words, by which a newer version recognizes them. */
export function namedNotes(notes: Notes, names: ReadonlyMap<string, string>): readonly KnownThing[] {
  return [...notes.values()].map(note => ({...wordsOfNote(note), name: names.get(note.id) ?? ''}))
}

function wordsOfNote({kind, blocks}: TypedNote): Omit<KnownThing, 'name'> {
  return {kind, words: paragraphsOf(blocks).map(typedLine).join(' ')}
}

/** The notes that items call, as blocks to be put after them. */
export function noteTexts(
  items: readonly TypedItem[],
  notes: Notes,
  names: ReadonlyMap<string, string>,
  context: BlockContext
): readonly string[] {
  return calledNotes(items).flatMap(id => {
    const note = notes.get(id)
    if (note === undefined) return []
    const lines = blocksText(writeItems(typedItems(note.blocks, noHeadings), context)).split('\n')
    return [
      `[^${names.get(id)}]: ${lines.map((line, index) => (index === 0 || line === '' ? line : `    ${line}`)).join('\n')}`
    ]
  })
}

/** The text of a note on one line, for the title block. */
export function noteLine(id: string, notes: Notes, running: RunningContext): string {
  const note = notes.get(id)
  if (note === undefined) return ''
  return paragraphsOf(note.blocks)
    .map(({inlines}: TypedParagraph) => runningMarkdown(inlines, running).replace(/\\\n/g, ' '))
    .join(' ')
}
