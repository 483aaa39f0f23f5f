import type {Attributes} from '../../../core/mdast.ts'
import {type TheoremDefinition, theoremKind} from '../../../core/theorem-kinds.ts'
import {parseAttributes} from '../attributes/parse-attributes.ts'

/** The effect of a fence line: it opens a div with attributes, or closes one. */
export type FenceLine = Readonly<
  | {opens: Attributes /** For a theorem in LaTeX: its environment. */; environment?: string | undefined}
  | {closes: true; environment?: string | undefined}
>

/** The theorem environments that a paper defines. */
export type DefinedTheorems = readonly TheoremDefinition[]

/** An option of the plugins that need these definitions. */
export type WithTheorems = Readonly<{theorems?: DefinedTheorems}>

/** The class for a theorem in LaTeX: the name of the environment if the paper defines it, otherwise its kind. */
export function theoremClass(environment: string, defined: DefinedTheorems): string | undefined {
  return defined.some(each => each.environment === environment) ? environment : theoremKind(environment)
}

/** Parses the line of an opening or closing fence; undefined if the line only begins like one. */
export function readFence(line: string, defined: DefinedTheorems): FenceLine | undefined {
  return line.startsWith('\\') ? readEnvironment(line, defined) : readColons(line)
}

function readColons(line: string): FenceLine | undefined {
  const text = line.trim().replace(/^:+/, '').trimStart()
  if (text === '') return {closes: true}
  // Colons after the attributes are decoration. They are removed by a loop, because a regular expression would start
  // at each colon of a long run.
  let end = text.length
  while (text[end - 1] === ':') end--
  const name = text.slice(0, end).trimEnd()
  if (name.startsWith('{')) {
    const attributes = parseAttributes(name)
    return attributes && {opens: attributes}
  }
  if (/^[^\s{}]+$/.test(name) && !titled.test(name))
    return {opens: {classes: [isCapital(name) ? name.toLowerCase() : name], pairs: {}}}
  return namedTheorem(name)
}

const titled = /^[A-Za-z]+:./

/** Whether a name is the capitalized name of a kind of theorem, `Proof`. */
function isCapital(name: string): boolean {
  return /^[A-Z][a-z]+$/.test(name) && theoremKind(name) === name.toLowerCase()
}

/**
 * Parses `::: lemma {#l:x}`, and the notations of other programs, `::: theorem Pythagoras` and `::: Theorem:
 * Pythagoras`.
 */
function namedTheorem(line: string): FenceLine | undefined {
  const [, word = '', rest = ''] = /^([A-Za-z]+):?\s*(.*)$/.exec(line) ?? []
  const kind = theoremKind(word)
  if (kind === undefined || (word.toLowerCase() !== kind && !rest.startsWith('{'))) {
    const isOne = /^[^\s{}]+$/.test(line)
    return isOne ? {opens: {classes: [line], pairs: {}}} : undefined
  }
  const attributes = rest.startsWith('{') ? parseAttributes(rest) : {classes: [], pairs: {}}
  if (attributes === undefined) return undefined
  // A number in the fence was written by another program, and is removed.
  const title = rest.startsWith('{')
    ? ''
    : rest.replace(/^\d+(?:\.\d+)*\.?\s*/, '').replace(/^\((.*)\)$/, '$1')
  const pairs = {...attributes.pairs, ...(title !== '' && {name: title})}
  return {opens: {...attributes, classes: [kind, ...attributes.classes], pairs}}
}

/** Parses `\begin{theorem}[Name]\label{thm:x}`; with a star, `theorem*`, the theorem has no number. */
function readEnvironment(line: string, defined: DefinedTheorems): FenceLine | undefined {
  const [, command, name = '', star] = environmentLine.exec(line) ?? []
  const kind = theoremClass(name, defined)
  if (kind === undefined) return undefined
  const environment = `${name}${star}`
  if (command === 'end') return /\}\s*$/.test(line) ? {closes: true, environment} : undefined
  const id = /^\\begin\{[^}]*\}\s*(?:\[.*\]\s*)?\\label\{([^{}]*)\}/.exec(line)?.[1]?.trim()
  const classes = star === '*' ? [kind, 'unnumbered'] : [kind]
  return {opens: {...(id && {id}), classes, pairs: {}}, environment}
}

const environmentLine = /^\\(begin|end)\{([A-Za-z]+)(\*?)\}/
