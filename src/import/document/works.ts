import type {CslItem, Place, Reference} from '../../core/types.ts'
import type {ImportedReference} from '../../references/import/imported.ts'
import {type ImportedWork, nameWorks} from '../../references/import/works.ts'
import {citationMarkdown} from '../../review/word/cited.ts'
import type {FieldCitation} from './citations/cited-works.ts'

/** The works of a paper with their keys: the works cited in fields, and the works of the printed list. */
export type PaperWorks = Readonly<{
  /** The works to write, without duplicates. */
  works: readonly ImportedWork[]
  /** The Markdown of a citation from a field. */
  fieldMarkdown: (citation: FieldCitation) => string
  /** The key of a work in the printed list, by its index. */
  printedKey: (index: number) => string
}>

/** The works that the paper already has, whose keys stay. */
export type KnownWorks = Readonly<{
  references: readonly Reference[]
  /** The key of a work by its line in a printed list. */
  keyOfLine: (line: string) => string | undefined
}>

const noneKnown: KnownWorks = {references: [], keyOfLine: () => undefined}

const nowhere: Place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: 0}}

/** Assigns keys to all works; a work that is both in a field and in the list gets one key. */
export function nameAllWorks(
  path: string,
  fields: readonly FieldCitation[],
  printed: readonly ImportedReference[],
  {references: known, keyOfLine}: KnownWorks = noneKnown
): PaperWorks {
  const cited = distinct(fields.flatMap(({works}) => works.map(({work}) => work)))
  const references = [
    ...cited.map((csl): ImportedReference => ({csl, raw: '', place: nowhere, doubtful: []})),
    ...printed
  ]
  const named = nameWorks(
    references.map(reference => ({file: path, reference, knownKey: keyOfLine(reference.raw)})),
    known
  )
  const ofFields = new Set(named.slice(0, cited.length).map(({key}) => key))
  // Two lines of the list that seem to be the same work remain two works.
  const isSame = (index: number): boolean => {
    const same = named[index]?.same
    if (same?.isKnown) return named.findIndex(({key}) => key === same.key) < index
    return same !== undefined && (index < cited.length || ofFields.has(same.key))
  }
  const keyAt = (index: number): string => (isSame(index) ? named[index]?.same?.key : named[index]?.key) ?? ''
  const keys = new Map(cited.map((work, index) => [signOf(work), keyAt(index)]))
  return {
    works: named.filter((_, index) => !isSame(index)),
    fieldMarkdown: ({works, isNarrative}) =>
      citationMarkdown(
        works.map(({work, part}) => ({...part, key: keys.get(signOf(work)) ?? ''})),
        isNarrative
      ),
    printedKey: index => keyAt(cited.length + index)
  }
}

function distinct(items: readonly CslItem[]): readonly CslItem[] {
  return [...new Map(items.toReversed().map(item => [signOf(item), item])).values()].toReversed()
}

/** A work as a string for comparison, without its id, which can differ between citations of the same work. */
function signOf({id: _, ...item}: CslItem): string {
  return JSON.stringify(item)
}
