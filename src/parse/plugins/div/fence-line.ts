import type {Attributes} from '../../../core/mdast.ts'
import {type TheoremDefinition, theoremKind} from '../../../core/theorem-kinds.ts'
import {parseAttributes} from '../attributes/parse-attributes.ts'

/** The meaning of a fence's line: the attributes of the div that it opens, or that it closes one. */
export type FenceLine = Readonly<
  | {opens: Attributes /** Of LaTeX: its environment. */; environment?: string | undefined}
  | {closes: true; environment?: string | undefined}
>

/** The theorems that a paper defines. */
export type DefinedTheorems = readonly TheoremDefinition[]

/** The option of the plugins that read them. */
export type WithTheorems = Readonly<{theorems?: DefinedTheorems}>

/** The class of a theorem of LaTeX: its environment if the paper defines it, its kind otherwise. */
export function theoremClass(environment: string, defined: DefinedTheorems): string | undefined {
  return defined.some(each => each.environment === environment) ? environment : theoremKind(environment)
}

/** Reads an opening or closing fence; undefined for a line that only begins like one. */
export function readFence(line: string, defined: DefinedTheorems): FenceLine | undefined {
  return line.startsWith('\\') ? readEnvironment(line, defined) : readColons(line)
}

function readColons(line: string): FenceLine | undefined {
  const text = line.trim().replace(/^:+/, '').trimStart()
  if (text === '') return {closes: true}
  // Colons after the attributes are decoration. A loop, because a pattern would try every colon of a long run.
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

/** Whether a name is that of a theorem with a capital, `Proof`. */
function isCapital(name: string): boolean {
  return /^[A-Z][a-z]+$/.test(name) && theoremKind(name) === name.toLowerCase()
}

/** `::: lemma {#l:x}`, and the containers of other programs, `::: theorem Pythagoras` and `::: Theorem: Pythagoras`. */
function namedTheorem(line: string): FenceLine | undefined {
  const [, word = '', rest = ''] = /^([A-Za-z]+):?\s*(.*)$/.exec(line) ?? []
  const kind = theoremKind(word)
  if (kind === undefined || (word.toLowerCase() !== kind && !rest.startsWith('{'))) {
    const isOne = /^[^\s{}]+$/.test(line)
    return isOne ? {opens: {classes: [line], pairs: {}}} : undefined
  }
  const attributes = rest.startsWith('{') ? parseAttributes(rest) : {classes: [], pairs: {}}
  if (attributes === undefined) return undefined
  // A number in the fence is that of another program.
  const title = rest.startsWith('{')
    ? ''
    : rest.replace(/^\d+(?:\.\d+)*\.?\s*/, '').replace(/^\((.*)\)$/, '$1')
  const pairs = {...attributes.pairs, ...(title !== '' && {name: title})}
  return {opens: {...attributes, classes: [kind, ...attributes.classes], pairs}}
}

/** `\begin{theorem}[Name]\label{thm:x}`; the star of `theorem*` takes the number away. */
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
