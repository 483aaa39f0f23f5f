import {largestOf} from '../../../core/extremes.ts'
import type {Macro} from '../../../core/mdast.ts'
import {bracedAt} from './braced.ts'
import {pairedDelimiter} from './paired-delimiter.ts'

/** The maximum length of a macro's body, because a longer one could turn a line into a page. */
const longest = 1000

/**
 * The macros and environments that TeX defines by `\newcommand`, `\renewcommand`, `\providecommand`, `\def`, `\let`,
 * `\NewDocumentCommand`, `\DeclareMathOperator`, `\DeclarePairedDelimiter` or `\newenvironment`; undefined if the TeX
 * contains anything else.
 */
export function readMacros(tex: string): readonly Macro[] | undefined {
  const macros: Macro[] = []
  let rest = withoutSpace(tex)
  if (rest === '') return undefined
  while (rest !== '') {
    const read = readDefinition(rest)
    if (read === undefined) return undefined
    if (read.macro !== undefined) macros.push(read.macro)
    rest = withoutSpace(rest.slice(read.length))
  }
  return macros
}

/**
 * The definition at the beginning of TeX, with its length; without a macro if it defines or styles a theorem
 * environment, which is already known when chapters are parsed. Undefined if there is none.
 */
export function readDefinition(tex: string): Readonly<{macro?: Macro; length: number}> | undefined {
  const theorem = theoremCommand.exec(tex)
  return theorem === null ? readMacro(tex) : {length: theorem[0].length}
}

/** Matches commands that define theorem environments. */
const theoremCommand =
  /^\\(?:theoremstyle\s*\{[^{}]*\}|newtheorem\*?\s*\{[A-Za-z]+\}\s*(?:\[[^\]]*\]\s*)?\{[^{}]*\}(?:[ \t]*\[[^\]]*\])?|declaretheorem\s*(?:\[[^\]]*\]\s*)?\{[A-Za-z, ]+\})/

/** The macros that are defined anywhere in TeX, such as in the preamble of a document. */
export function macrosIn(tex: string): readonly Macro[] {
  return [...tex.replace(comments, '').matchAll(/\\(?=[A-Za-z])/g)].flatMap(({index, input}) => {
    const read = readMacro(input.slice(index, index + longest + 200))
    return read === undefined ? [] : [read.macro]
  })
}

const comments = /(?<!\\)%[^\r\n]*/g

function readMacro(tex: string): Readonly<{macro: Macro; length: number}> | undefined {
  const alias = /^\\let\s*\\([A-Za-z]+)\s*=?\s*(\\[A-Za-z]+)(?![A-Za-z])/.exec(tex)
  if (alias) return {macro: {name: alias[1]!, body: alias[2]!}, length: alias[0].length}
  const other = environmentMacro(tex) ?? pairedDelimiter(tex) ?? documentCommand(tex)
  if (other !== undefined) return other
  const opening = openings.map(each => each.exec(tex)).find(match => match !== null)
  if (opening === undefined) return undefined
  const {name = '', count, fallback, parameters = '', operator, star = ''} = opening.groups ?? {}
  const body = bracedAt(tex, opening[0].length)
  if (body === undefined || body.length > longest) return undefined
  const length = opening[0].length + body.length + 2
  if (operator !== undefined) return {macro: {name, body: `\\operatorname${star}{${body}}`}, length}
  const wanted = Number(count ?? parameters.split('#').length - 1)
  // A macro has as many arguments as its body uses.
  const used = largestOf([0, ...[...body.matchAll(/#(\d)/g)].map(([, number]) => Number(number))])
  if (fallback !== undefined)
    return used <= wanted ? {macro: {name, body, optional: {fallback, count: wanted}}, length} : undefined
  return used === wanted ? {macro: {name, body}, length} : undefined
}

/**
 * `\NewDocumentCommand{\norm}{m}{…}` and similar commands, if all arguments are mandatory (`m`), or all but a first one
 * with a default value (`O{2}`).
 */
function documentCommand(tex: string): Readonly<{macro: Macro; length: number}> | undefined {
  const opening = ofDocument.exec(tex)
  if (opening === null) return undefined
  const {name = '', fallback, mandatory = ''} = opening.groups ?? {}
  const body = bracedAt(tex, opening[0].length)
  if (body === undefined || body.length > longest) return undefined
  const count = mandatory.replace(/\s/g, '').length + (fallback === undefined ? 0 : 1)
  if ([...body.matchAll(/#(\d)/g)].some(([, number]) => Number(number) > count)) return undefined
  const optional = fallback === undefined ? undefined : {fallback, count}
  return {macro: {name, body, ...(optional && {optional})}, length: opening[0].length + body.length + 2}
}

const ofDocument =
  /^\\(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand\s*\{?\s*\\(?<name>[A-Za-z]+)\s*\}?\s*\{\s*(?:O\s*\{(?<fallback>[^{}]*)\}\s*)?(?<mandatory>(?:m\s*)*)\}\s*(?=\{)/

/** The definition of an environment, as a macro with the code at its beginning. */
function environmentMacro(tex: string): Readonly<{macro: Macro; length: number}> | undefined {
  const opening = ownEnvironment.exec(tex)
  const {name = '', count = '0', fallback} = opening?.groups ?? {}
  const start = opening?.[0].length ?? 0
  const begin = opening === null ? undefined : bracedAt(tex, start)
  const gap = begin === undefined ? '' : (/^\s*(?=\{)/.exec(tex.slice(start + begin.length + 2))?.[0] ?? '')
  const at = start + (begin?.length ?? 0) + 2 + gap.length
  const end = begin === undefined || tex[at] !== '{' ? undefined : bracedAt(tex, at)
  if (begin === undefined || end === undefined || begin.length + end.length > longest) return undefined
  const body = withoutComments(begin)
  const isRenewed = tex.startsWith('\\renew')
  const macro = {
    name,
    body,
    environment: {
      end: withoutComments(end),
      count: Number(count),
      ...(isRenewed && {isRenewed: true as const})
    }
  }
  return {
    macro: fallback === undefined ? macro : {...macro, optional: {fallback, count: Number(count)}},
    length: at + end.length + 2
  }
}

const ownEnvironment =
  /^\\(?:re)?newenvironment\*?\s*\{\s*(?<name>[A-Za-z]+\*?)\s*\}\s*(?:\[(?<count>[0-9])\]\s*(?:\[(?<fallback>(?:[^[\]{}]|\{[^{}]*\})*)\]\s*)?)?(?=\{)/

function withoutComments(tex: string): string {
  return tex.replace(/(?<!\\)%[^\r\n]*(?:\r?\n[ \t]*)?/g, '')
}

/** The patterns of the commands that define a macro, up to its body. */
const openings = [
  /^\\(?:(?:alg)?newcommand|(?:alg)?renewcommand|providecommand)\*?\s*\{?\s*\\(?<name>[A-Za-z]+)\s*\}?\s*(?:\[(?<count>[1-9])\]\s*(?:\[(?<fallback>(?:[^[\]{}]|\{[^{}]*\})*)\]\s*)?)?(?=\{)/,
  /^\\def\s*\\(?<name>[A-Za-z]+)(?<parameters>(?:#\d)*)\s*(?=\{)/,
  /^\\(?<operator>DeclareMathOperator)(?<star>\*?)\s*\{\s*\\(?<name>[A-Za-z]+)\s*\}\s*(?=\{)/
]

/** Removes white space and comments from the beginning. */
function withoutSpace(tex: string): string {
  return tex.replace(/^(?:\s|%[^\r\n]*)+/, '')
}
