import type {Nodes, Paragraph, PhrasingContent} from 'mdast'
import type {Macros} from '../../../core/mdast.ts'
import {moved, slice} from '../source.ts'
import {readDefinition, readMacros} from './macros.ts'

/** Whether TeX begins with a command that can define a macro or an environment. */
export function definesMacro(tex: string): boolean {
  return begins.test(tex)
}

const commands =
  '(?:newtheorem|theoremstyle|declaretheorem|(?:re)?newenvironment|DeclarePairedDelimiters?(?:X|XPP)?|(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand|newcommand|renewcommand|providecommand|def|let|DeclareMathOperator)(?![A-Za-z])'
const begins = new RegExp(`^\\s*\\\\${commands}`)
const inAnyLine = new RegExp(`^[ \\t]*\\\\${commands}`, 'm')

/**
 * Splits a paragraph of LaTeX in which some lines contain only definitions: these lines become `macros` nodes, which
 * print nothing, and the other commands stay. Undefined if no line or every line contains only definitions, or if the
 * paragraph changes counters or names, because such commands are read together.
 */
export function withMacroLines(paragraph: Paragraph, source: string): Paragraph | undefined {
  const written = slice(paragraph, source)
  const start = paragraph.position?.start
  if (start?.offset === undefined || !written.startsWith('\\') || !inAnyLine.test(written)) return undefined
  if (ofCounters.test(written) || readMacros(written) !== undefined) return undefined
  let {children} = paragraph
  for (const {at, end} of definitionsIn(written)) {
    const [from, to] = [start.offset + at, start.offset + end]
    const before = children.filter(({position}) => (position?.end.offset ?? 0) <= from)
    const after = children.filter(({position}) => (position?.start.offset ?? 0) >= to)
    const inside = children.slice(before.length, children.length - after.length)
    const isWhole = inside.every(
      ({position}) =>
        (position?.start.offset ?? 0) >= from && source.slice(to, position?.end.offset ?? 0).trim() === ''
    )
    if (!isWhole) continue
    const value = written.slice(at, end)
    const position = {start: moved(start, source, from), end: moved(start, source, to)}
    const macros: Macros = {type: 'macros', macros: readMacros(value) ?? [], value, position}
    children = [...before, macros as Nodes as PhrasingContent, ...after]
  }
  return children === paragraph.children ? undefined : {...paragraph, children}
}

/** Matches commands that set counters, or rename what a counter prints. */
const ofCounters =
  /\\(?:(?:setcounter|addtocounter)(?![A-Za-z])|renewcommand\*?\s*\{?\s*\\(?:the[a-z]+|[a-z]+name)(?![A-Za-z]))/

/** The definitions before the first environment that fill lines of their own, with the comments after them. */
function* definitionsIn(written: string): Iterable<Readonly<{at: number; end: number}>> {
  for (let line = 0; line < written.length; ) {
    const at = line + /^[ \t]*/.exec(written.slice(line))![0].length
    if (written.startsWith('\\begin', at)) return
    const read = definesMacro(written.slice(at, at + longestName))
      ? readDefinition(written.slice(at))
      : undefined
    const [comment] = /^[ \t]*(?:%.*)?(?=\r?\n|$)/.exec(written.slice(at + (read?.length ?? 0))) ?? []
    const isOwnLine = read !== undefined && comment !== undefined
    const end = at + (read?.length ?? 0) + (comment?.trimEnd().length ?? 0)
    if (isOwnLine) yield {at, end}
    const next = written.indexOf('\n', isOwnLine ? end : line)
    if (next < 0) return
    line = next + 1
  }
}

const longestName = 40
