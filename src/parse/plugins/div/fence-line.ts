import type {Attributes, Macro} from '../../../core/mdast.ts'
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

/** The environments that a paper defines: its theorems, and the names of others that are not theorems in spite of it. */
export type DefinedEnvironments = Readonly<{theorems: DefinedTheorems; others: ReadonlySet<string>}>

export const noEnvironments: DefinedEnvironments = {theorems: [], others: new Set()}

/** The environments that the definitions of a paper make, from its theorems and macros. */
export function definedEnvironments(
  theorems: DefinedTheorems,
  macros: readonly Macro[]
): DefinedEnvironments {
  return {theorems, others: new Set(macros.filter(replacesTheorem).map(({name}) => name))}
}

/**
 * Whether `\newenvironment` gives an environment a content of its own, although its name may be that of a theorem. If
 * it counts, or if it only changes the look of a proof, it is a theorem as galley prints it.
 */
function replacesTheorem({name, body, environment}: Macro): boolean {
  if (environment === undefined || environment.isRenewed) return false
  if (theoremKind(name) === 'proof' && environment.count === 0) return false
  return !/\\(?:ref)?stepcounter(?![A-Za-z])/.test(body)
}

/** The class for a theorem in LaTeX: the name of the environment if the paper defines it, otherwise its kind. */
export function theoremClass(
  name: string,
  star: string,
  {theorems, others}: DefinedEnvironments
): string | undefined {
  if (theorems.some(({environment}) => environment === name)) return name
  return others.has(name + star) ? undefined : theoremKind(name)
}

/** Parses the line of an opening or closing fence; undefined if the line only begins like one. */
export function readFence(line: string, defined: DefinedEnvironments): FenceLine | undefined {
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
function readEnvironment(line: string, defined: DefinedEnvironments): FenceLine | undefined {
  const [, command, name = '', star = ''] = environmentLine.exec(line) ?? []
  const kind = theoremClass(name, star, defined)
  if (kind === undefined) return undefined
  const environment = `${name}${star}`
  if (command === 'end') return /\}\s*$/.test(line) ? {closes: true, environment} : undefined
  const id = /^\\begin\{[^}]*\}\s*(?:\[.*\]\s*)?\\label\{([^{}]*)\}/.exec(line)?.[1]?.trim()
  const classes = star === '*' ? [kind, 'unnumbered'] : [kind]
  return {opens: {...(id && {id}), classes, pairs: {}}, environment}
}

const environmentLine = /^\\(begin|end)\{([A-Za-z]+)(\*?)\}/
