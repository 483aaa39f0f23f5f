import type {Nodes, Paragraph} from 'mdast'
import {trimEnd, trimStart} from '../attributes/trailing-attributes.ts'
import {moved, slice, spanOf} from '../source.ts'
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
 * Splits a paragraph of LaTeX that defines macros in lines of their own and contains other commands: the definitions
 * become `macros` nodes, and the lines between them paragraphs. Undefined if it has no such lines, or no others.
 */
export function withoutDefinitions(paragraph: Paragraph, source: string): Nodes[] | undefined {
  const written = slice(paragraph, source)
  const start = paragraph.position?.start
  if (start?.offset === undefined || !written.startsWith('\\') || !inAnyLine.test(written)) return undefined
  if (readMacros(written) !== undefined) return undefined
  const nodes: Nodes[] = []
  let rest = paragraph.children
  for (const {at, end} of definitionsIn(written)) {
    const [from, to] = [start.offset + at, start.offset + end]
    const before = rest.filter(({position}) => (position?.end.offset ?? 0) <= from)
    const after = rest.filter(({position}) => (position?.start.offset ?? 0) >= to)
    const inside = rest.filter(child => !before.includes(child) && !after.includes(child))
    const isWhole = inside.every(
      ({position}) =>
        (position?.start.offset ?? 0) >= from && source.slice(to, position?.end.offset ?? 0).trim() === ''
    )
    if (!isWhole) continue
    addParagraph(nodes, paragraph, before, source)
    const value = written.slice(at, end)
    const position = {start: moved(start, source, from), end: moved(start, source, to)}
    nodes.push({type: 'macros', macros: readMacros(value) ?? [], value, position})
    rest = after
  }
  if (nodes.length === 0) return undefined
  addParagraph(nodes, paragraph, rest, source)
  return nodes
}

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

/** Adds a paragraph of those children of another that print something. */
function addParagraph(
  nodes: Nodes[],
  paragraph: Paragraph,
  children: Paragraph['children'],
  source: string
): void {
  trimStart(children, source)
  trimEnd(children, source)
  if (children.length > 0) nodes.push({...paragraph, children, ...spanOf(children[0]!, children.at(-1)!)})
}
