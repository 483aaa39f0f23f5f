import {headingKind, isOfArchives} from '../../references/import/printed/headings.ts'
import type {TypedPassage} from '../passage.ts'

/** A list of archives, and its names in the notes. */
export type ArchiveList = Readonly<{
  heading: string
  lines: number
  /** The number of notes that name an archive of the list. */
  notes: number
  /** The lines whose archive no note names. */
  unnamed: readonly string[]
}>

/** The lists of archives of a manuscript. They stay in the text, so that no citation can be linked with them. */
export function archiveLists(passages: readonly TypedPassage[]): readonly ArchiveList[] {
  const texts = new Map<string, string>()
  for (const {note, text} of passages)
    if (note !== undefined) texts.set(note, `${texts.get(note) ?? ''}\n${text}`)
  const notes = [...texts.values()]
  return passages.flatMap((passage, index): readonly ArchiveList[] => {
    if (passage.note !== undefined || !isOfArchives(passage.text)) return []
    const rest = passages.slice(index + 1)
    const end = rest.findIndex(
      ({kind, text, note}) => note !== undefined || kind === 'heading' || headingKind(text) !== undefined
    )
    const lines = rest.slice(0, end === -1 ? rest.length : end).filter(({text}) => text.trim() !== '')
    if (lines.length === 0 || !lines.every(({text}) => text.length < 400)) return []
    const named = lines.map(({text}) => {
      const names = namesOf(text)
      return notes.map(note => names.some(name => isNamed(name, note)))
    })
    return [
      {
        heading: passage.text.trim(),
        lines: lines.length,
        notes: notes.filter((_, note) => named.some(line => line[note])).length,
        unnamed: lines.flatMap(({text}, line) => (named[line]!.some(Boolean) ? [] : [text.trim()]))
      }
    ]
  })
}

/** The name of an archive at the beginning of a line, and its abbreviations: `Archives nationales, Paris (AN), G7`. */
function namesOf(line: string): readonly string[] {
  const name = /^[^,(:;.]+/.exec(line)?.[0].trim() ?? ''
  const short = [...line.matchAll(/\((\p{Lu}[\p{Lu}\p{Ll}]{0,3}\p{Lu}[\p{L}]{0,4})\)/gu)].map(
    ([, words = '']) => words
  )
  return [...(name.length > 1 ? [name] : []), ...short]
}

function isNamed(name: string, note: string): boolean {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(note)
}
