import type {Article, Entry, Inline, ReferenceList} from '../../core/article.ts'
import type {Version} from './atoms.ts'
import {buildWords} from './build-words.ts'
import type {Building} from './building.ts'
import {withoutLinks} from './deleted.ts'
import {leafTokens} from './node-facts.ts'
import {planWords} from './plan-words.ts'
import type {Recorded} from './recorder.ts'
import type {FieldChange, ReferenceChange} from './types.ts'
import {wordsIn} from './unit-words.ts'
import {type ChangedField, changedFields, worksOf} from './works.ts'

/** The changes to works in the lists, and the lists with marks. */
export type BuiltReferences = Readonly<{
  lists: readonly ReferenceList[]
  changes: ReadonlyArray<Omit<ReferenceChange, 'number'> & Readonly<{recorded: Recorded}>>
}>

/**
 * Compares the lists of references by work and field; `pairs` contains the pairs of corresponding works. A different
 * order, key or style is not a change.
 */
export function buildReferences(
  old: Article,
  next: Article,
  pairs: ReadonlyMap<string, string>,
  building: Building
): BuiltReferences {
  const [oldWorks, newWorks] = [worksOf(old), worksOf(next)]
  const oldByNew = new Map([...pairs].map(([before, after]) => [after, before]))
  const changes: Array<BuiltReferences['changes'][number]> = []
  const recordedOf = new Map<string, Recorded>()
  const add = (
    kind: ReferenceChange['kind'],
    key: string,
    found: readonly ChangedField[],
    side: string
  ): void => {
    const fields = found.map(({isCase: _, ...field}) => field)
    const recorded = recordWork(kind, key, fields, building)
    changes.push({kind, key, fields, recorded})
    recordedOf.set(`${side} ${key}`, recorded)
  }
  const isOther = entriesShownOtherwise(old, next, oldByNew, building)
  const fieldsOf = (key: string): readonly ChangedField[] =>
    changedFields(oldWorks.get(oldByNew.get(key) ?? ''), newWorks.get(key))
  const isSameStyle = hasSameStyle(old, next, isOther, key => fieldsOf(key).length > 0)
  for (const key of newWorks.keys()) {
    // Braces that protect case matter only if they change how the work is printed.
    const fields = fieldsOf(key).filter(({isCase}) => !isCase || (isSameStyle && isOther.get(key) === true))
    if (!oldByNew.has(key)) add('added', key, fields, 'new')
    else if (fields.length > 0) add('changed', key, fields, 'new')
  }
  for (const [key, work] of oldWorks)
    if (!pairs.has(key)) add('removed', key, changedFields(work, undefined), 'old')
  const lists = next.lists.map((list, index) => {
    const olds = new Map((old.lists[index]?.entries ?? []).map(entry => [entry.key, entry]))
    const entries = list.entries.map(entry => {
      const before = olds.get(oldByNew.get(entry.key) ?? '')
      return markEntry(entry, before, recordedOf.get(`new ${entry.key}`), isSameStyle, building)
    })
    return {...list, entries: withDeleted(entries, [...olds.values()], pairs, recordedOf, building)}
  })
  return {lists, changes}
}

function recordWork(
  kind: ReferenceChange['kind'],
  key: string,
  fields: readonly FieldChange[],
  {recorder}: Building
): Recorded {
  const text = (side: 'old' | 'new'): string =>
    kind === 'changed'
      ? fields.map(field => `${field.name}: ${field[side]}`).join('; ')
      : (fields.find(({name}) => name === 'title')?.[side] ?? '')
  const name = (words: string, isThere: boolean): string => (isThere ? words || key : '')
  return recorder.record({
    kind: kind === 'added' ? 'inserted' : kind === 'removed' ? 'deleted' : 'changed',
    subject: 'reference',
    old: name(text('old'), kind !== 'added'),
    new: name(text('new'), kind !== 'removed'),
    counts: {deleted: 0, inserted: 0}
  })
}

/** An entry with marks on the changes of its work. */
function markEntry(
  entry: Entry,
  before: Entry | undefined,
  change: Recorded | undefined,
  isSameStyle: boolean,
  building: Building
): Entry {
  if (change === undefined) return entry
  const {recorder} = building
  if (change.kind === 'inserted') return {...entry, change: recorder.mark(change, 'inserted')}
  if (before === undefined) return entry
  // All differences in the entry belong to one change.
  const own: Building = {...building, recorder: {...recorder, record: () => change}}
  const children = isSameStyle ? markWords(before.children, entry.children, own) : entry.children
  return {...entry, children, change: recorder.mark(change, 'changed'), was: before}
}

function markWords(old: readonly Inline[], next: readonly Inline[], building: Building): readonly Inline[] {
  const {comparing} = building
  const {lexicon} = comparing
  const [olds, news] = [
    leafTokens(old, {lexicon, version: comparing.old}),
    leafTokens(next, {lexicon, version: comparing.new})
  ]
  return buildWords(planWords(olds, news, comparing), 'reference', building)
}

/** Adds the entries that only the old version has, each after the entry that it followed there. */
function withDeleted(
  entries: readonly Entry[],
  olds: readonly Entry[],
  pairs: ReadonlyMap<string, string>,
  recordedOf: ReadonlyMap<string, Recorded>,
  {recorder, names}: Building
): readonly Entry[] {
  const places = new Map(entries.map(({key}, index) => [key, index]))
  const deleted = new Map<number, Entry[]>()
  let place = -1
  for (const entry of olds) {
    place = places.get(pairs.get(entry.key) ?? '') ?? place
    const change = recordedOf.get(`old ${entry.key}`)
    if (change === undefined) continue
    const gone: Entry = {
      ...entry,
      anchor: `del-${entry.anchor}`,
      citedIn: [],
      children: withoutLinks(entry.children, names),
      change: recorder.mark(change, 'deleted')
    }
    deleted.set(place, [...(deleted.get(place) ?? []), gone])
  }
  if (deleted.size === 0) return entries
  return [
    ...(deleted.get(-1) ?? []),
    ...entries.flatMap((entry, index) => [entry, ...(deleted.get(index) ?? [])])
  ]
}

/** For each work in both versions, whether the text of its entry differs. */
function entriesShownOtherwise(
  old: Article,
  next: Article,
  oldByNew: ReadonlyMap<string, string>,
  {comparing}: Building
): ReadonlyMap<string, boolean> {
  const {lexicon} = comparing
  const olds = new Map(old.lists.flatMap(({entries}) => entries).map(entry => [entry.key, entry]))
  const idsOf = ({children}: Entry, version: Version): string =>
    leafTokens(children, {lexicon, version})
      .map(({id}) => id)
      .join()
  return new Map(
    next.lists
      .flatMap(({entries}) => entries)
      .flatMap(entry => {
        const one = olds.get(oldByNew.get(entry.key) ?? '')
        if (one === undefined) return []
        return [[entry.key, idsOf(one, comparing.old) !== idsOf(entry, comparing.new)] as const]
      })
  )
}

/** Whether at least half of the works that did not change are printed in the same way. */
function hasSameStyle(
  old: Article,
  next: Article,
  isOther: ReadonlyMap<string, boolean>,
  isChanged: (key: string) => boolean
): boolean {
  const kept = [...isOther].filter(([key]) => !isChanged(key))
  const other = kept.filter(([, differs]) => differs).length
  return kept.length > 0 ? kept.length - other >= other : namesOf(old) === namesOf(next)
}

/**
 * The kinds of nodes in the first entry, and whether each has text. Styles are compared by these if no other property
 * shows the difference.
 */
function namesOf({lists}: Article): string {
  const [entry] = lists.flatMap(({entries}) => entries)
  return entry === undefined
    ? ''
    : entry.children.map(node => `${node.type} ${wordsIn(node).length > 0}`).join()
}
