import {addAll} from '../../../core/add-all.ts'
import type {Attributes} from '../../../core/mdast.ts'

/**
 * Parses `{#id .class key=value key="v w"}`, including the braces; `{-}` means `.unnumbered`. Returns `undefined` for
 * anything else, such as the locator `{ii, A, D-Z}`. The grammar is the same as for Pandoc's `header_attributes` and
 * `link_attributes`, but ids may begin with a digit. As in Pandoc, an unclosed quotation mark is part of the value,
 * so `{#id width="50%}` still has an id.
 */
export function parseAttributes(source: string): Attributes | undefined {
  if (!source.startsWith('{') || !source.endsWith('}')) return undefined
  const inside = source.slice(1, -1)
  let id: string | undefined
  const classes: string[] = []
  const pairs = new Map<string, string>()
  let index = 0
  while (index < inside.length) {
    pattern.lastIndex = index
    const match = pattern.exec(inside)
    if (match === null) return undefined
    index = pattern.lastIndex
    const {identifier, name, key, double, single, bare, unnumbered} = match.groups ?? {}
    const value = unescaped(double ?? single ?? bare ?? '')
    if (identifier !== undefined) id = identifier
    else if (name !== undefined) classes.push(name)
    else if (unnumbered !== undefined) classes.push('unnumbered')
    else if (key === 'id') id = value
    else if (key === 'class')
      addAll(
        classes,
        value.split(/\s+/).filter(word => word !== '')
      )
    else if (key !== undefined) pairs.set(key, value)
  }
  // `fromEntries` creates each key as an own property, even `__proto__`.
  const attributes = {classes, pairs: Object.fromEntries(pairs)}
  return id === undefined || id === '' ? attributes : {id, ...attributes}
}

/** Merges two sets of attributes; if both have an id or a value for the same key, `later` takes precedence. */
export function joinAttributes(earlier: Attributes | undefined, later: Attributes): Attributes {
  if (earlier === undefined) return later
  const id = later.id ?? earlier.id
  const joined = {
    classes: [...earlier.classes, ...later.classes],
    pairs: {...earlier.pairs, ...later.pairs}
  }
  return id === undefined ? joined : {id, ...joined}
}

/** Parses `{=latex}`, Pandoc's `raw_attribute`, and returns `latex`. */
export function parseRawFormat(source: string): string | undefined {
  return /^\{=([A-Za-z][\w-]*)\}$/.exec(source)?.[1]
}

// Matches one part: white space, id, class, pair or `-`. A part ends where the next one may begin.
const pattern = new RegExp(
  [
    String.raw`\s+`,
    String.raw`#(?<identifier>[\p{L}\p{N}_][^\s{}"'<>#=]*)`,
    String.raw`\.(?<name>-?[\p{L}_][\p{L}\p{M}\p{N}_:.-]*)`,
    String.raw`(?<key>[\p{L}_][\p{L}\p{M}\p{N}_:.-]*)=(?:"(?<double>(?:[^"\\]|\\[\s\S])*)"|'(?<single>(?:[^'\\]|\\[\s\S])*)'|(?<bare>["']?[^\s{}"']*))`,
    String.raw`(?<unnumbered>-)(?=\s|$)`
  ].join('|'),
  'uy'
)

function unescaped(value: string): string {
  return value.replace(/\\([!-/:-@[-`{-~])/g, '$1').replace(/\r\n?|\n/g, ' ')
}
