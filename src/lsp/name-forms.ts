import {termCommands} from '../parse/latex/term-definitions.ts'

/**
 * A form in which a name is written where it is defined or used; the function returns the offsets of the name in a
 * text.
 */
export type NameForm = (text: string, name: string) => readonly number[]

// Characters such as `:` can be part of a key. Keys are not compiled to patterns, because a paper has thousands of
// keys.
const letterBefore = /[\p{L}\p{N}_][:.#$%&+?<>~/-]?$/u
const letterAfter = /^[:.#$%&+?<>~/-]*[\p{L}\p{N}_]/u

/** A name as a whole word: not as a part of a longer key. */
export const nameIn: NameForm = (text, name) =>
  offsetsOf(text, name).filter(
    at =>
      !letterBefore.test(text.slice(Math.max(0, at - 3), at)) &&
      !letterAfter.test(text.slice(at + name.length, at + name.length + 8))
  )

/** A key at the end of the head of an entry, `@book{doe99`. */
export const keyAtEnd: NameForm = (text, name) => (text.endsWith(name) ? [text.length - name.length] : [])

/** The label of a cross-reference; `@Fig:x` at the beginning of a sentence denotes `fig:x`. */
export const labelIn: NameForm = (text, name) => {
  const isEnd = (at: number): boolean =>
    !/^[\p{L}\p{N}_]/u.test(text.slice(at + name.length, at + name.length + 2))
  const capital = name.charAt(0).toUpperCase() + name.slice(1)
  const found = [...offsetsOf(text, name), ...(capital === name ? [] : offsetsOf(text, capital))]
  return found.filter(isEnd)
}

function offsetsOf(text: string, name: string): readonly number[] {
  const found: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) found.push(at)
  return found
}

/** The definition of a label: `{#fig:x}`, `\label{fig:x}`, `#| label: fig-x`, `id="x"`. */
export const labelGiven = firstOf(
  name => `(?<=[{\\s:]#)${name}(?=[\\s}.=])`,
  name => `(?<=\\\\label\\{\\s*)${name}(?=\\s*\\})`,
  name => `(?<=\\b(?:label|name):\\s*["']?)${name}(?=["'\\s]|$)`,
  name => `(?<=^[ \\t>]*\\()${name}(?=\\)=[ \\t]*$)`,
  name => `(?<=\\(\\\\#)${name}(?=\\))`,
  name => `(?<=\\blabel\\s*=\\s*["'{]?)${name}(?=["'}\\],\\s]|$)`,
  name => `(?<=\\$[ \\t]*\\()${name}(?=\\))`,
  name => `(?<=^[ \\t>]*\\(@)${name}(?=\\))`,
  name => `(?<=\\bid\\s*=\\s*["']?)${name}(?=["'\\s>]|$)`
)

/** A label in a link, `[there](#fig:x)`, `` {ref}`there <fig-x>` ``. */
export const labelLinked = firstOf(
  name => `(?<=#)${name}(?=[\\s)>"']|$)`,
  name => `(?<=<)${name}(?=>)`
)

/** The subject of a waiver in the settings. */
export const subjectGiven = firstOf(name => `(?<=\\bsubject["']?\\s*:\\s*["']?@?)${name}(?=["'\\s,}]|$)`)

/** The label of a query in `queries.yaml`. */
export const queryLabel = firstOf(name => `(?<=\\blabel["']?\\s*:\\s*["']?[@#]?)${name}(?=["'\\s,}]|$)`)

/** The key of a work in CSL-JSON or CSL-YAML. */
export const idGiven = firstOf(name => `(?<=(?:^|[\\s{,-])["']?id["']?\\s*:\\s*["']?)${name}(?=["'\\s,}]|$)`)

/** Returns a form that finds a name by the first pattern with a match. */
function firstOf(...patterns: ReadonlyArray<(name: string) => string>): NameForm {
  return (text, name) => {
    if (!text.includes(name)) return []
    for (const pattern of patterns) {
      const found = Array.from(text.matchAll(new RegExp(pattern(escaped(name)), 'gmu')), ({index}) => index)
      if (found.length > 0) return found
    }
    return []
  }
}

/** A note at its call or at the beginning of its definition, `[^x]`; case does not matter. */
export const noteCalled = onlyOf(name => `^\\[\\^${name}(?=\\])`)

/** A note in a cross-reference, `@note:x`. */
export const noteReferred = onlyOf(name => `note:${name}(?![\\p{L}\\p{N}_])`)

/** An entry of the index, `\\index{x}` or `entry="x"`. */
export const indexEntry = onlyOf(
  name => `\\\\index(?:\\[[^\\]]*\\])?\\{${name}(?=[|}])`,
  name => `\\bentry\\s*=\\s*"${name}(?=")`
)

/**
 * A term in a command or a role, `\\gls{x}`, `` {term}`x` ``; its case does not matter, because it may begin a
 * sentence.
 */
export const termUsed = onlyOf(
  name => `^\\\\[A-Za-z]+\\*?(?:\\[[^\\]]*\\])?\\{\\s*${name}(?=\\s*\\})`,
  name => `<\\s*${name}(?=\\s*>\`)`,
  name => `\`\\s*${name}(?=\\s*\`)`
)

/** A term that LaTeX defines, `\\newacronym{x}`. */
export const termDefined = onlyOf(name => `\\\\${termCommands}(?:\\[[^\\]]*\\])?\\{\\s*${name}(?=\\s*\\})`)

/** The key of a term in the settings. */
export const termListed = onlyOf(name => `(?:^|[{,])\\s*["']?${name}(?=["']?\\s*:)`)

/** Returns a form that finds a name at the end of the first match of the patterns; the case of letters is ignored. */
function onlyOf(...patterns: ReadonlyArray<(name: string) => string>): NameForm {
  return (text, name) => {
    for (const pattern of patterns) {
      const found = new RegExp(pattern(escaped(name)), 'mui').exec(text)
      if (found !== null) return [found.index + found[0].length - name.length]
    }
    return []
  }
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
