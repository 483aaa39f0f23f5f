import {quickHash} from '../../core/quick-hash.ts'
import type {Field, Reference} from '../../core/types.ts'
import {parseBibliography} from '../../parse/bibliography.ts'
import type {Returned} from '../../review/answers/returned.ts'
import {pairTexts} from '../document/former-names.ts'
import type {ImportedPaper} from '../document/index.ts'
import type {KnownWorks} from '../document/works.ts'

/** The works of a paper, and a function that finds the key of a work by the printed line from which it was imported. */
export function knownWorks(references: readonly Reference[]): KnownWorks {
  const lines = new Map(
    references.flatMap(({key, fields}) => {
      const line = fields.get('printed')?.value
      return line === undefined ? [] : [[lettersIn(line), key] as const]
    })
  )
  return {references, keyOfLine: line => lines.get(lettersIn(line))}
}

/**
 * The known works, extended by the changed lines of a newer list; each of these lines gets the key of the line that it
 * replaces.
 */
export function knownOfNewer(known: KnownWorks, old: ImportedPaper, lines: readonly string[]): KnownWorks {
  const before = old.works.map(({key, reference: {raw}}) => ({key, line: raw}))
  const gone = before.filter(
    ({line}) => line !== '' && !lines.some(other => lettersIn(other) === lettersIn(line))
  )
  const fresh = lines.filter(
    line => line !== '' && !before.some(other => lettersIn(other.line) === lettersIn(line))
  )
  const pairs = pairTexts(
    gone.map(({line}) => line),
    fresh,
    0.7
  )
  const keys = new Map([
    ...before.map(({key, line}) => [lettersIn(line), key] as const),
    ...[...pairs].map(([index, other]) => [lettersIn(fresh[index]!), gone[other]!.key] as const)
  ])
  return {
    ...known,
    keyOfLine: line => (line === '' ? undefined : (keys.get(lettersIn(line)) ?? known.keyOfLine(line)))
  }
}

/** The letters and digits of a line, for comparison: spaces, punctuation and the TeX of some characters are ignored. */
function lettersIn(line: string): string {
  return line.normalize('NFKC').replace(/\\(?:textquotesingle|\W)|[^\p{L}\p{N}]+/gu, '')
}

/** Changed fields of entries, new works, and differences that are only reported. */
export type WorkChanges = Readonly<{
  fields: ReadonlyArray<Readonly<{key: string; name: string; old: Field; text: string}>>
  /** The keys of new works. */
  added: readonly string[]
  listed: readonly Returned[]
}>

/** The differences between the lists of references in two versions. */
export function workChanges(old: ImportedPaper, next: ImportedPaper, person: string): WorkChanges {
  const [olds, news] = [byKey(old), byKey(next)]
  const listed: Returned[] = []
  const fields: Array<WorkChanges['fields'][number]> = []
  const lineOf = ({works}: ImportedPaper, key: string): string =>
    works.find(each => each.key === key)?.reference.raw ?? ''
  for (const [key, own] of olds) {
    const other = news.get(key)
    if (other === undefined) {
      listed.push(
        said(
          {kind: 'deletion', person, words: lineOf(old, key), text: ''},
          key,
          'its list no longer has this work; delete the entry when nothing cites it'
        )
      )
      continue
    }
    if (withoutNumber(lineOf(old, key)) === withoutNumber(lineOf(next, key))) continue
    const changed = changedFields(own, other)
    if (changed === undefined)
      listed.push(
        said(
          {kind: 'substitution', person, words: lineOf(old, key), text: lineOf(next, key)},
          key,
          'its fields differ; compare the entry with this line'
        )
      )
    else for (const field of changed) fields.push({key, ...field})
  }
  return {fields, added: [...news.keys()].filter(key => !olds.has(key)), listed}
}

/** A line without its number in the list, which changes when a work is added or cited earlier. */
function withoutNumber(line: string): string {
  return line.replace(/^\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s*/, '')
}

function byKey({bibliography}: ImportedPaper): ReadonlyMap<string, Reference> {
  const {references} = parseBibliography([{path: 'references.bib', text: bibliography}])
  return new Map(references.map(reference => [reference.key, reference]))
}

/**
 * The changed fields; undefined if a field was added or removed, since that may only mean that the line was parsed
 * differently.
 */
function changedFields(
  own: Reference,
  other: Reference
): ReadonlyArray<Readonly<{name: string; old: Field; text: string}>> | undefined {
  const names = new Set([...own.fields.keys(), ...other.fields.keys()].filter(name => name !== 'doubtful'))
  const changed = [...names].filter(name => own.fields.get(name)?.value !== other.fields.get(name)?.value)
  if (own.type !== other.type || changed.some(name => !own.fields.has(name) || !other.fields.has(name)))
    return undefined
  return changed.map(name => ({name, old: own.fields.get(name)!, text: other.fields.get(name)!.value}))
}

function said(
  what: Pick<Returned, 'kind' | 'person' | 'words' | 'text'>,
  key: string,
  reason: string
): Returned {
  return {
    ...what,
    id: quickHash(JSON.stringify([key, what])),
    verdict: 'not placed',
    about: `reference ${key}`,
    reason
  }
}
