import type {Attributes} from '../core/mdast.ts'
import {stemOf} from '../core/path.ts'
import type {Reference, Settings} from '../core/types.ts'

/** The conditions of a list of references; a work must meet all of them. */
export type ListFilter = Readonly<{
  scope: 'paper' | 'chapter'
  conditions: readonly Readonly<{by: 'type' | 'keyword' | 'file'; not: boolean; values: readonly string[]}>[]
  /** Whether the list shows annotations, if its attributes specify it. */
  annotated?: boolean | undefined
  /** Attributes that a list of references cannot have. */
  wrong: readonly Wrong[]
}>

type Wrong = Readonly<{name: string; expected: string}>

/**
 * Parses the attributes of a div as the conditions of a list of references; undefined if the div is not one. Lists are
 * `#refs`, any div with the class `refs`, and `#refs-NAME` for the bibliography of that name in the settings, as in
 * Quarto's multibib.
 */
export function listFilter(
  attributes: Attributes | undefined,
  bibliographies: Settings['bibliography']
): ListFilter | undefined {
  const {id = '', classes = [], pairs = {}} = attributes ?? {}
  const named = bibliographies.filter(({name}) => name !== undefined && id === `refs-${name}`)
  if (id !== 'refs' && !classes.includes('refs') && named.length === 0) return undefined
  const conditions: ListFilter['conditions'][number][] = []
  const wrong: Wrong[] = []
  if (named.length > 0) conditions.push({by: 'file', not: false, values: named.map(({path}) => path)})
  let scope: ListFilter['scope'] = 'paper'
  let annotated: boolean | undefined
  for (const [name, value] of Object.entries(pairs)) {
    const condition = /^(not-)?(type|keyword|file)s?$/u.exec(name)
    if (condition !== null) {
      const by = condition[2] as 'type' | 'keyword' | 'file'
      conditions.push({by, not: condition[1] !== undefined, values: valuesOf(value)})
    } else if (name === 'scope' && (value === 'chapter' || value === 'paper')) scope = value
    else if (name === 'scope')
      wrong.push({name: `scope=${value}`, expected: '`scope=chapter` or `scope=paper`'})
    else if (name === 'annotations' && /^(?:true|false)$/u.test(value)) annotated = value === 'true'
    // Attributes of lists in Pandoc, and those that any div can have.
    else if (!/^(?:lang|dir|entry-spacing|line-spacing|custom-style)$/u.test(name))
      wrong.push({name, expected: '`type`, `keyword`, `file`, `scope` or `annotations`'})
  }
  return {scope, conditions, annotated, wrong}
}

/** Whether a list takes all works that are in no other list. */
export function asksForAll({scope, conditions}: ListFilter): boolean {
  return scope === 'paper' && conditions.length === 0
}

/** Whether a work meets the conditions of a list. */
export function takes({conditions}: ListFilter, reference: Reference): boolean {
  return conditions.every(({by, not, values}) => values.some(value => has(reference, by, value)) !== not)
}

function has({type, csl, file}: Reference, by: 'type' | 'keyword' | 'file', value: string): boolean {
  if (by === 'type') return value === csl.type || value.toLowerCase() === type.toLowerCase()
  if (by === 'keyword')
    return typeof csl.keyword === 'string' && valuesOf(csl.keyword, ',').some(word => sameWord(word, value))
  const name = file.split('/').at(-1) ?? file
  return value === file || value === name || value === stemOf(name)
}

function sameWord(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

function valuesOf(text: string, separator: string | RegExp = /[,;]/u): readonly string[] {
  return text
    .split(separator)
    .map(value => value.trim())
    .filter(value => value !== '')
}
