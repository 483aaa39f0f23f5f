import type {Nodes, Paragraph, Root, Text} from 'mdast'
import type {InlineMath, Math as MathNode} from 'mdast-util-math'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Macro, Macros} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {trimEnd, trimStart} from './attributes/trailing-attributes.ts'
import {moved, reportUnclosed, slice, sourceOf, spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'
import {bracketMath, bracketMathToTree} from './tex/bracket-math.ts'
import {mayHoldTexQuotes, readTexQuotes} from './tex/closing-quotes.ts'
import {definesMacro, withMacroLines} from './tex/definitions.ts'
import {displayMathFlow, displayMathToTree} from './tex/display-math.ts'
import {dollarMath} from './tex/dollar-math.ts'
import {readEquation} from './tex/equation-lines.ts'
import {takeLabel} from './tex/label.ts'
import {latexLetter, latexLetterToTree} from './tex/latex-letter.ts'
import {latexLineEnd, latexLineEndToTree} from './tex/latex-line-end.ts'
import {readMacros} from './tex/macros.ts'
import {displayMath} from './tex/math-environment.ts'
import {signGroup, signGroupToTree} from './tex/sign-group.ts'
import {labelledLines, subequations} from './tex/subequations.ts'
import {texAccent, texAccentToTree} from './tex/tex-accent.ts'
import {texCommand, texCommandToTree} from './tex/tex-command.ts'
import {texEnvironment, texEnvironmentText, texEnvironmentToTree} from './tex/tex-environment.ts'
import {texQuotation, texQuotationToTree} from './tex/tex-quotation.ts'
import {texSign, texSignToTree} from './tex/tex-sign.ts'
import {texVerbatim, texVerbatimToTree} from './tex/tex-verbatim.ts'

/**
 * TeX in Markdown, as in Pandoc and in the papers of JOSS. `\ref{x}`, `\autoref`, `\cref`, `\pageref` and similar
 * commands become `crossReference` nodes. Environments of mathematics, and `$$…$$` on its own, become `math` nodes,
 * with `\label{eq:x}` as their id. A `\label{sec:x}` in a heading is the label of the heading. All other commands and
 * environments become `rawTex`, as written. A paragraph of macro definitions, such as `\newcommand`, becomes
 * `macros`. `$$…$$` in running text stays `inlineMath` with `data.display`. `` ``words'' `` and `` `words' `` become
 * words between quotation marks, unless they are code. With `isLatex`, for a text that uses LaTeX's notation,
 * `G\"odel` contains an accent. `\(x\)` and `\[x^2\]` are maths where they cannot be anything else; with
 * `hasListMarks`, `\(a\)` before the text of a paragraph is the mark of a list. `macros` are the macros of the paper,
 * as they are defined for running text. Maths in running text needs remark-math with `singleDollarTextMath: false`,
 * because `$…$` is parsed by Pandoc's rule. Reports `environment-unclosed` and `math-unclosed`.
 */
export function remarkTex(
  this: Processor,
  {
    isLatex = false,
    hasListMarks = false,
    macros = []
  }: Readonly<{isLatex?: boolean; hasListMarks?: boolean; macros?: readonly Macro[]}> = {}
): (tree: Root, file: VFile) => void {
  const data = this.data()
  addSyntax(
    data,
    {
      flow: {92: texEnvironment},
      text: {
        36: dollarMath,
        92: [
          bracketMath(hasListMarks),
          latexLineEnd(isLatex),
          ...(isLatex ? [latexLetter] : []),
          texSign(isLatex),
          texAccent(isLatex),
          texEnvironmentText,
          texVerbatim,
          texCommand(new Set(macros.map(({name}) => name)))
        ],
        123: [texAccent(isLatex), signGroup(isLatex)]
      }
    },
    texCommandToTree
  )
  addSyntax(data, texQuotation, texQuotationToTree)
  addSyntax(data, displayMathFlow, displayMathToTree)
  addSyntax(data, {}, texAccentToTree)
  addSyntax(data, {}, latexLetterToTree)
  addSyntax(data, {}, latexLineEndToTree)
  addSyntax(data, {}, texEnvironmentToTree)
  addSyntax(data, {}, bracketMathToTree)
  addSyntax(data, {}, texSignToTree)
  addSyntax(data, {}, signGroupToTree)
  addSyntax(data, {}, texVerbatimToTree)
  return (tree, file) => {
    const source = sourceOf(file)
    const hasQuotes = mayHoldTexQuotes.test(source)
    walk(tree, node => {
      if (hasQuotes) readTexQuotes(node)
      if ('children' in node) setApart(node.children, source)
      // In GitHub and GitLab, a formula is written `` $`x`$ ``.
      if (node.type === 'inlineMath') node.value = node.value.replace(/^`([^`]+)`$/, '$1')
      // Within a line, `\qedhere` has no effect, since the mark of a proof is at the end of its last line anyway.
      if (node.type === 'inlineMath' && node.data?.display !== true)
        node.value = node.value.replace(/\s*\\qedhere(?![A-Za-z])/g, '')
      if (node.type === 'inlineMath') becomeReference(node)
      if (node.type === 'heading') addLabel(node, takeLabel(node.children, source))
      if (node.type === 'math' || (node.type === 'inlineMath' && node.data?.display === true))
        readEquation(node)
      if (node.type === 'math' || node.type === 'rawTex') checkClosed(node, source, file)
      if (node.type === 'text' && node.value.includes('$$')) checkDollars(node, source, file)
    })
  }
}

/**
 * Moves display maths that is alone in a paragraph out of the paragraph, and converts paragraphs that only define
 * macros, which are not rendered.
 */
function setApart(siblings: Nodes[], source: string): void {
  const all = siblings.flatMap(
    node =>
      (node.type === 'paragraph' &&
        (isBackslash(node) ? [] : (withMacroLines(node, source) ?? aroundLines(node, source)))) || [node]
  )
  siblings.length = 0
  addAll(siblings, all)
  for (const [index, node] of siblings.entries()) {
    const apart = node.type === 'paragraph' ? (onlyDisplayMath(node) ?? node) : mathOfFence(node)
    const equations =
      apart.type === 'rawTex' && apart.block
        ? subequations(apart)
        : apart.type === 'math'
          ? labelledLines(apart)
          : undefined
    siblings[index] = equations ?? onlyMacros(apart, source) ?? apart
  }
}

/** Whether a paragraph is only a backslash: a line break in Pandoc, without printed output. */
function isBackslash({children: [only, ...others], position}: Paragraph): boolean {
  const length = (position?.end.offset ?? 0) - (position?.start.offset ?? 0)
  return only?.type === 'text' && only.value === '\\' && length === 1 && others.length === 0
}

/** Splits a paragraph that contains formulas with a shared number into these formulas and the text around them. */
function aroundLines(paragraph: Paragraph, source: string): Nodes[] | undefined {
  const at = paragraph.children.findIndex(
    child => child.type === 'inlineMath' && child.data?.display === true && labelledLines(child) !== undefined
  )
  const math = paragraph.children[at]
  if (math?.type !== 'inlineMath' || paragraph.children.length === 1) return undefined
  const equations = labelledLines(math)
  if (equations === undefined) return undefined
  const [before, after] = [paragraph.children.slice(0, at), paragraph.children.slice(at + 1)]
  trimEnd(before, source)
  trimStart(after, source)
  const rest: Paragraph = {...paragraph, children: after, data: {...paragraph.data, noIndent: true}}
  return [
    ...(before.length > 0 ? [{...paragraph, children: before, ...spanOf(before[0]!, before.at(-1)!)}] : []),
    equations,
    ...(after.length > 0
      ? (aroundLines(rest, source) ?? [{...rest, ...spanOf(after[0]!, after.at(-1)!)}])
      : [])
  ]
}

/** Converts `$\eqref{eq:x}$` to a reference, as MathJax does, because it is not a formula. */
function becomeReference(node: InlineMath): void {
  const [, command, label] = /^\s*\\(ref|eqref)\{([^{}]+)\}\s*$/.exec(node.value) ?? []
  if (label === undefined) return
  const form = command === 'ref' ? 'bare' : 'number'
  Object.assign(node, {type: 'crossReference', label, form, data: undefined})
}

/** Converts maths in a code fence, as in GitHub and GitLab: ```` ```math ````. */
function mathOfFence(node: Nodes): Nodes {
  if (node.type !== 'code' || node.lang !== 'math' || node.meta) return node
  return {...displayMath(node.value.trim()), ...spanOf(node, node)}
}

/** Converts a paragraph or display maths that contains only macro definitions; undefined for other nodes. */
function onlyMacros(node: Nodes, source: string): Macros | undefined {
  const written = node.type === 'math' ? node.value : slice(node, source)
  if (node.type !== 'math' && !(node.type === 'paragraph' && written.startsWith('\\'))) return undefined
  if (!definesMacro(written)) return undefined
  const macros = readMacros(written)
  return macros && {type: 'macros', macros, value: written, ...spanOf(node, node)}
}

function onlyDisplayMath(paragraph: Paragraph): MathNode | undefined {
  const [inline, ...rest] = paragraph.children
  if (inline?.type !== 'inlineMath' || inline.data?.display !== true || rest.length > 0) return undefined
  const math = displayMath(inline.value.trim())
  const {attributes, environment} = inline.data
  return {
    ...math,
    data: {...math.data, ...(attributes && {attributes}), ...(environment && {environment})},
    ...spanOf(paragraph, paragraph)
  }
}

/** Reports a `$$` in running text that is never closed, and therefore stays text. */
function checkDollars(node: Text, source: string, file: VFile): void {
  const written = slice(node, source)
  reportDollars(node, written.search(/(?<!\\)\$\$/), source, file)
}

/** Reports the dollars at an offset from the start of a node. */
function reportDollars({position}: Nodes, at: number, source: string, file: VFile): void {
  const start = position?.start
  if (at < 0 || start?.offset === undefined) return
  const place = {
    start: moved(start, source, start.offset + at),
    end: moved(start, source, start.offset + at + 2)
  }
  const reason = 'This `$$` is not closed, expected another after the formula, or `\\$\\$`'
  file.message(reason, {place, ruleId: 'math-unclosed', source: 'galley'})
}

function checkClosed(node: MathNode | Extract<Nodes, {type: 'rawTex'}>, source: string, file: VFile): void {
  if (node.type === 'rawTex') {
    const end = `\\end{${node.name}}`
    const isEnvironment = node.block && node.value.startsWith('\\begin{')
    if (isEnvironment && !node.value.endsWith(end)) reportUnclosed(file, node, 'environment-unclosed', end)
    return
  }
  const written = slice(node, source).trimEnd()
  if (written.startsWith('$$') && !closed.test(written)) reportDollars(node, 0, source, file)
}

/** The end of a formula and its label or attributes, of which a quoted value can be TeX, as in `tag="$\\mu$"`. */
const closed = /\S\s*\$\$(?:(?:[^$]*|(?:[^$"]|"[^"]*")*)[})])?$/
