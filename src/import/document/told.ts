import {findingLines} from '../../references/import/finding-groups.ts'
import type {ArchiveList} from '../link/archives.ts'
import {toldOfNoteNumbers} from '../link/note-numbers.ts'
import type {FoundReferences} from '../link/reference-list.ts'
import {type ShortLaw, toldOfShortLaws} from '../link/short-laws.ts'
import type {TypedPassage} from '../passage.ts'
import type {TypedFront} from './structure/front-matter.ts'
import {leftInFront} from './structure/front-words.ts'

/** Notices about the settings, the numbers of notes and the list of references, for the editor to check. */
export function toldOfImport(
  front: TypedFront,
  references: FoundReferences,
  text: readonly TypedPassage[],
  laws: readonly ShortLaw[]
): readonly string[] {
  return [
    ...toldOfFront(front),
    ...toldOfNoteNumbers(text),
    ...toldOfShortLaws(laws),
    ...toldOfList(references)
  ]
}

/** Notices about the settings that an editor has to check. */
function toldOfFront(front: TypedFront): readonly string[] {
  const leftOver = leftInFront(front)
  return [
    ...(front.title === undefined ? ['no title is recognized: write it into `manuscript.yaml`'] : []),
    ...(front.authors.length === 0
      ? ['no authors are recognized: write them into `manuscript.yaml`; words about them are in the text']
      : []),
    ...front.leftOut.map(line => `a line of the title page is left out: “${line}”`),
    ...(leftOver.length === 0 ? [] : [`words of the title block that are left out: ${leftOver.join(' ')}`])
  ]
}

/**
 * Notices about the list of references: headings that are left out, and findings as if the list were imported on its
 * own.
 */
function toldOfList({findings, parts, archives}: FoundReferences): readonly string[] {
  const named = parts.map(part => `“${part}”`).join(', ')
  return [
    ...(parts.length === 0
      ? []
      : [`galley prints one list of references, without the headings ${named} in it`]),
    ...archives.map(toldOfArchives),
    ...findingLines(findings, {
      of: ({place, message}) => `line ${place?.start.line ?? '?'} of the list of references: ${message}`,
      ofMany: ({message}) => `in the list of references, ${message}`
    })
  ]
}

/** A list of archives, and which of its lines the notes name. */
function toldOfArchives({heading, lines, notes, unnamed}: ArchiveList): string {
  const counted = `${lines} ${lines === 1 ? 'line' : 'lines'} under “${heading}” ${lines === 1 ? 'stays' : 'stay'} in the text, because archives are not in the list of references`
  const named = `${notes} ${notes === 1 ? 'note names' : 'notes name'} these archives and ${notes === 1 ? 'is' : 'are'} not linked`
  const never = unnamed.map(line => `“${line}”`).join(', ')
  return `${counted}; ${named}${never === '' ? '' : `; no note names ${never}`}`
}
