import type {Article, Node} from '../../core/article.ts'
import {letters} from '../../core/letters.ts'
import type {Manuscript} from '../../core/types.ts'
import {topNodes, walkNodes} from '../../core/walk-article.ts'
import type {BlindHint} from './hints.ts'
import {romanized} from './romanized.ts'

/**
 * Names of authors where no reader looks but every file has them: names of pictures, labels, classes, keys,
 * tooltips, keywords, and accounts such as `adoe` in code.
 */
export function hiddenNames(article: Article, source: Manuscript): readonly BlindHint[] {
  const found = new Map<string, BlindHint>()
  const people = source.metadata.authors.flatMap(({corporate, family, given = ''}) =>
    corporate || family === undefined
      ? []
      : [family, ...romanized(family)].map(name => ({
          family: letters(name),
          given: letters(given.split(/\s+/)[0] ?? '')
        }))
  )
  const look = (text: string, what: string, isNamesake = false): void => {
    if (isNamesake || !people.some(person => isNamed(text, person))) return
    const words = what === 'code' ? namedIn(text, people) : text
    found.set(words, {words, what: `the name of an author, in ${what}`, near: text.slice(0, 80)})
  }
  for (const {words} of source.metadata.keywords) for (const word of words) look(word, 'a keyword')
  const citedBy = namesOfWorks(source)
  const lookAtKey = (key: string): void =>
    look(
      key,
      'the key of a work',
      people.some(({family}) => citedBy.get(key)?.has(family))
    )
  for (const {entries} of article.lists) for (const {key} of entries) lookAtKey(key)
  walkNodes(topNodes(article), node => {
    for (const [text, what] of hiddenIn(node)) look(text, what)
    return undefined
  })
  return [...found.values()]
}

/** The texts of a node that are not running text, with their kinds. */
function hiddenIn(node: Node): ReadonlyArray<readonly [text: string, what: string]> {
  const {anchor, id, classes, tooltip, path, url} = node as Readonly<Record<string, unknown>>
  const isPicture = node.type === 'image'
  return [
    [anchor, 'a label'],
    // The anchor of a citation contains the key of its work.
    [node.type === 'citation' ? undefined : id, 'a label'],
    [tooltip, 'a tooltip'],
    [isPicture ? (path ?? url) : undefined, 'the name of a file'],
    [node.type === 'listing' || node.type === 'inlineCode' ? node.value : undefined, 'code'],
    ...(Array.isArray(classes) ? classes.map((name: unknown) => [name, 'a class'] as const) : [])
  ].flatMap(([text, what]) =>
    typeof text === 'string' && text !== '' ? [[text, what as string] as const] : []
  )
}

type Person = Readonly<{family: string; given: string}>

/** Whether a text has a name as a word, as a part of a word if it is long, or in an account. */
function isNamed(text: string, person: Person): boolean {
  return wordsIn(text).some(word => isNameIn(word, person))
}

function isNameIn(word: string, {family, given}: Person): boolean {
  if (family.length < 3) return false
  if (word === family || (family.length > 4 && word.includes(family))) return true
  const accounts = given === '' ? [] : [given[0] + family, family + given[0], given + family]
  return accounts.includes(word)
}

function namedIn(text: string, people: readonly Person[]): string {
  return (
    (text.match(/[\p{L}\p{N}]+/gu) ?? []).find(word =>
      people.some(person => isNameIn(letters(word), person))
    ) ?? text.slice(0, 80)
  )
}

function wordsIn(text: string): readonly string[] {
  const parts = text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').match(/\p{L}+/gu) ?? []
  return [...parts, ...(text.match(/\p{L}+/gu) ?? [])].map(letters)
}

/** The family names of the works of a bibliography, by key. */
function namesOfWorks({bibliography}: Manuscript): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    bibliography.references.map(({key, csl}) => [
      key,
      new Set(
        ['author', 'editor', 'translator'].flatMap(role =>
          Array.isArray(csl[role])
            ? (csl[role] as ReadonlyArray<{family?: string}>).map(({family = ''}) => letters(family))
            : []
        )
      )
    ])
  )
}
