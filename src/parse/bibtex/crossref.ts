import type {Field, Finding} from '../../core/types.ts'
import {circularParents} from './crossref-circles.ts'
import type {BibtexEntry} from './index.ts'
import {keysOf} from './keys.ts'
import {withDataOf} from './xdata-values.ts'

/** The fields of an entry by their names in BibLaTeX, including inherited fields. */
export type InheritedFields = ReadonlyMap<string, Field>

export type CrossReferences = Readonly<{
  fieldsOf: (entry: BibtexEntry) => InheritedFields
  /** The type by which an entry is rendered; for a set, the type of its first member. */
  typeOf: (entry: BibtexEntry) => string
  /** The keys of the members of a set; empty for other entries. */
  membersOf: (entry: BibtexEntry) => readonly string[]
  /** The findings so far. They are added while entries are resolved, so this list must be read afterwards. */
  findings: readonly Finding[]
}>

/**
 * The maximum number of entries whose fields an entry can have, including itself; this limits the time that long chains
 * of inheritance take.
 */
const mostAncestors = 32

/**
 * Resolves `crossref`, `xdata` and `entryset` across all files by the rules of BibLaTeX (manual, 2.4.1.1 and appendix
 * B): the `title` of a book is the `booktitle` of its chapters. A field of the entry itself takes precedence. Missing
 * parents and cycles are reported.
 */
export function resolveCrossReferences(entries: readonly BibtexEntry[]): CrossReferences {
  const byKey = new Map<string, BibtexEntry>()
  for (const entry of entries) if (!byKey.has(entry.key)) byKey.set(entry.key, entry)
  for (const entry of entries) {
    for (const alias of keysOf(entry.fields.get('ids'))) if (!byKey.has(alias)) byKey.set(alias, entry)
  }
  const children = entries.filter(({fields}) => parentFields.some(name => fields.has(name)))
  const findings = [
    ...children.flatMap(entry => missingParents(entry, byKey)),
    ...circularParents(children, byKey),
    ...children.flatMap(entry => setsInSet(entry, byKey))
  ]
  return {
    fieldsOf: entry => withDataOf(inherit(entry, byKey, new Set([entry]), findings), byKey),
    typeOf: entry => byKey.get(keysOf(entry.fields.get('entryset'))[0] ?? '')?.type ?? entry.type,
    membersOf: entry => membersIn(entry, byKey).map(({key}) => key),
    findings
  }
}

const parentFields = ['crossref', 'xref', 'xdata', 'entryset']

function missingParents(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): readonly Finding[] {
  return parentFields.flatMap(name => {
    const field = entry.fields.get(name)
    return keysOf(field)
      .filter(key => !byKey.has(key))
      .map(key => ({
        rule: 'bibliography-crossref',
        file: entry.file,
        place: field!.valuePlace,
        subject: key,
        message: `\`${name}\` names \`${key}\`, which is not in the bibliography`,
        ...(name === 'entryset' && {note: 'In the list of references, the set is printed without this work.'})
      }))
  })
}

/** The entries of a set, without duplicates. */
function membersIn(set: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): readonly BibtexEntry[] {
  if (set.type !== 'set') return []
  const named = keysOf(set.fields.get('entryset')).flatMap(key => byKey.get(key) ?? [])
  return [...new Set(named)].filter(member => member !== set)
}

/** Reports sets inside a set: only the first member of an inner set is rendered, and its other members are lost. */
function setsInSet(set: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): readonly Finding[] {
  return membersIn(set, byKey)
    .filter(member => membersIn(member, byKey).length > 1)
    .map(({key}) => ({
      rule: 'bibliography-value',
      file: set.file,
      place: set.fields.get('entryset')!.valuePlace,
      subject: key,
      message: `The set \`${set.key}\` contains the set \`${key}\`, of which only the first member is printed`,
      note: 'Name the members of that set instead.'
    }))
}

function inherit(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
  seen: Set<BibtexEntry>,
  findings: Finding[]
): InheritedFields {
  const fields = new Map<string, Field>()
  for (const [name, field] of entry.fields) {
    const present = presentNames.get(name) ?? name
    if (present === name || !entry.fields.has(present)) fields.set(present, field)
  }
  // In entries from the Association for Computing Machinery, `address` is the address of the publisher, and `location`
  // is the place of the conference.
  const address = entry.fields.get('address')
  const location = entry.fields.get('location')
  if (address !== undefined && location !== undefined) {
    fields.set('location', address)
    if (!entry.fields.has('venue')) fields.set('venue', location)
  }
  for (const name of ['xdata', 'crossref', 'entryset']) {
    // One key more than the limit, so that an excess is noticed, and one for leading white space.
    const parents = keysOf(entry.fields.get(name), mostAncestors + 2)
    for (const key of name === 'entryset' ? parents.slice(0, 1) : parents) {
      const parent = byKey.get(key)
      if (parent === undefined || seen.has(parent)) continue
      seen.add(parent)
      if (seen.size <= mostAncestors) {
        addInherited(fields, inherit(parent, byKey, seen, findings), parent.type, entry.type, name)
      } else if (seen.size === mostAncestors + 1) findings.push(tooManyAncestors([...seen][0]!))
    }
  }
  return fields
}

function tooManyAncestors(entry: BibtexEntry): Finding {
  return {
    rule: 'bibliography-crossref',
    file: entry.file,
    place: entry.place,
    subject: entry.key,
    message: `The entry inherits from more than ${mostAncestors - 1} other entries`,
    note: 'Fields of more distant entries are left out.'
  }
}

function addInherited(
  fields: Map<string, Field>,
  inherited: InheritedFields,
  parentType: string,
  type: string,
  relation: string
): void {
  const ownDate = fields.has('date') || fields.has('year')
  const added = new Map<string, Field>()
  for (const [name, field] of inherited) {
    if (notInherited.has(name) || (ownDate && dateFields.has(name))) continue
    const names = relation === 'crossref' ? namesInChild(parentType, type, name) : [name]
    // A `booktitle` of the parent takes precedence over one derived from the parent's title.
    for (const target of names) if (target === name || !inherited.has(target)) added.set(target, field)
  }
  for (const [name, field] of added) if (!fields.has(name)) fields.set(name, field)
}

/** Field names in BibTeX and other programs, with their names in BibLaTeX (manual, 2.2.5). */
const presentNames: ReadonlyMap<string, string> = new Map([
  ['address', 'location'],
  ['annote', 'annotation'],
  ['archiveprefix', 'eprinttype'],
  ['journal', 'journaltitle'],
  ['primaryclass', 'eprintclass'],
  ['school', 'institution'],
  ['hyphenation', 'langid']
])

/** Fields that are never inherited in BibLaTeX, limited to those that are used after inheritance is resolved. */
const notInherited: ReadonlySet<string> = new Set([
  'entrysubtype',
  'label',
  'options',
  'shorthand',
  'shorthandintro'
])

const dateFields: ReadonlySet<string> = new Set(['date', 'year', 'month', 'day', 'endyear'])

const multiVolume: ReadonlyMap<string, readonly string[]> = new Map([
  ['mvbook', ['book', 'inbook', 'bookinbook', 'suppbook']],
  ['mvcollection', ['collection', 'reference', 'incollection', 'inreference', 'suppcollection']],
  ['mvreference', ['collection', 'reference', 'incollection', 'inreference', 'suppcollection']],
  ['mvproceedings', ['proceedings', 'inproceedings', 'conference']]
])

const singleVolume: ReadonlyMap<string, readonly string[]> = new Map([
  ['book', ['inbook', 'bookinbook', 'suppbook']],
  ['collection', ['incollection', 'inreference', 'suppcollection']],
  ['reference', ['incollection', 'inreference', 'suppcollection']],
  ['proceedings', ['inproceedings', 'conference']]
])

function namesInChild(parent: string, child: string, name: string): readonly string[] {
  if (name === 'author') {
    const isPart = ['inbook', 'bookinbook', 'suppbook'].includes(child)
    return isPart && (parent === 'book' || parent === 'mvbook') ? ['bookauthor', 'author'] : ['author']
  }
  const prefix = multiVolume.get(parent)?.includes(child)
    ? 'main'
    : singleVolume.get(parent)?.includes(child)
      ? 'book'
      : parent === 'periodical' && ['article', 'suppperiodical'].includes(child)
        ? 'journal'
        : undefined
  if (prefix === undefined) return [name]
  if (['title', 'subtitle', 'titleaddon'].includes(name)) return [prefix + name]
  return ['shorttitle', 'sorttitle', 'indextitle', 'indexsorttitle'].includes(name) ? [] : [name]
}
