import type {Nodes} from 'mdast'
import type {VFile} from 'vfile'
import type {Macro, RawTex} from '../../core/mdast.ts'
import {argumentsAt, type TexEnvironment, texTokens, trimmedPart} from '../latex/blocks/scan.ts'
import {unpairedIn} from '../latex/blocks/unpaired.ts'
import {type LatexReading, latexReader} from './latex-reader.ts'

/**
 * Expands an environment that the paper defines with `\newenvironment`: its content between the code at its beginning
 * and at its end. Undefined if arguments are missing.
 */
export function ownEnvironment(
  node: RawTex,
  {name, body}: TexEnvironment,
  {body: begin, optional, environment}: Macro,
  reading: LatexReading
): Nodes[] | undefined {
  const expanded = [...(node.expanded ?? []), name]
  if (environment === undefined || node.expanded?.includes(name)) return undefined
  const {count, end} = environment
  const used = expansions.get(reading.file) ?? 0
  if (used > mostCode || expanded.length > deepest) return undefined
  if (node.expanded !== undefined) expansions.set(reading.file, used + 50 + begin.length + end.length)
  const wanted = optional === undefined ? count : count - 1
  const {
    groups,
    options,
    end: start
  } = count === 0 ? {groups: [], options: [], end: 0} : argumentsAt(body.text, 0, wanted)
  if (groups.length < wanted) return undefined
  const given = groups.map(({text}) => text)
  const values = optional === undefined ? given : [options[0]?.text ?? optional.fallback, ...given]
  const filled = (code: string): string =>
    code.replace(/#(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '')
  const inner = trimmedPart(body, start)
  const [first, last] = [filled(begin), filled(end)]
  if (isClosed(first) && isClosed(last)) {
    const made = (text: string, at: number) => ({text, at, isMade: true as const})
    // As in LaTeX, the line end after `\begin{…}` is a space.
    const space = /\s$/.test(first) ? '' : ' '
    const parts = [made(first + space, inner.at), inner, made(last, inner.at + inner.text.length)]
    return latexReader({...node, expanded}, reading).blocks(parts)
  }
  // An environment or a group may begin in the code before the content and end in the code after it, so everything has
  // the place of the environment.
  const value = `${first} ${inner.text} ${last}`
  if (value.length > longest) return undefined
  const whole: RawTex = {...node, value, expanded}
  return latexReader(whole, reading).blocks([{text: value, at: 0}])
}

/** The length of the definitions that have been expanded within others, in a file. */
const expansions = new WeakMap<VFile, number>()

/** Limits on definitions that contain many environments, which contain many others. */
const [mostCode, deepest] = [20_000, 10]

/** The maximum length of an expanded environment. */
const longest = 100_000

/** Whether code contains all of its groups and environments. */
function isClosed(code: string): boolean {
  let depth = 0
  for (const [sign] of code.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth++
    else if (sign === '}' && --depth < 0) return false
  }
  const declares = texTokens(code).some(
    token => token.type === 'command' && /(?:shape|series|family)$/.test(token.name)
  )
  return depth === 0 && unpairedIn(code).length === 0 && !declares
}
