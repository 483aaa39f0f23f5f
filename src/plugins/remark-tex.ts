import type {Nodes, Paragraph, Root} from 'mdast'
import type {InlineMath, Math as MathNode} from 'mdast-util-math'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import '../core/mdast.ts'
import {walk} from '../core/walk.ts'
import {addLabel} from './attributes/inline-attributes.ts'
import {reportUnclosed, slice, sourceOf, spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'
import {displayMathFlow, displayMathToTree} from './tex/display-math.ts'
import {takeLabel} from './tex/label.ts'
import {displayMath, setMath, takeLabels} from './tex/math-environment.ts'
import {texCommand, texCommandToTree} from './tex/tex-command.ts'
import {texEnvironment, texEnvironmentText, texEnvironmentToTree} from './tex/tex-environment.ts'

/**
 * TeX in Markdown, as Pandoc and the papers of JOSS have it.
 *
 * `\ref{x}`, `\eqref`, `\autoref`, `\cref` and `\Cref` become `crossReference`; environments of mathematics and
 * `$$…$$` that stand alone become `math`, whose `\label{eq:x}` is their id; a `\label{sec:x}` in a heading is the
 * heading's; all other commands and environments become `rawTex`, kept as written.
 * `$$…$$` in running text stays `inlineMath` with `data.display`. Maths in running text needs remark-math.
 * Reports `environment-unclosed` and `math-unclosed`.
 */
export function remarkTex(this: Processor): (tree: Root, file: VFile) => void {
  const data = this.data()
  addSyntax(
    data,
    {flow: {92: texEnvironment}, text: {92: [texEnvironmentText, texCommand]}},
    texCommandToTree
  )
  addSyntax(data, displayMathFlow, displayMathToTree)
  addSyntax(data, {}, texEnvironmentToTree)
  return (tree, file) => {
    const source = sourceOf(file)
    walk(tree, node => {
      if ('children' in node) setDisplayMathApart(node.children)
      if (node.type === 'heading') addLabel(node, takeLabel(node.children, source))
      if (node.type === 'math' || (node.type === 'inlineMath' && node.data?.display === true)) labelMath(node)
      if (node.type === 'math' || node.type === 'rawTex') checkClosed(node, source, file)
    })
  }
}

/** A paragraph that is nothing but display maths is display maths. */
function setDisplayMathApart(siblings: Nodes[]): void {
  for (const [index, node] of siblings.entries()) {
    if (node.type === 'paragraph') siblings[index] = onlyDisplayMath(node) ?? node
  }
}

function onlyDisplayMath(paragraph: Paragraph): MathNode | undefined {
  const [inline, ...rest] = paragraph.children
  if (inline?.type !== 'inlineMath' || inline.data?.display !== true || rest.length > 0) return undefined
  const math = displayMath(inline.value.trim())
  const {attributes} = inline.data
  return {...math, data: {...math.data, ...(attributes && {attributes})}, ...spanOf(paragraph, paragraph)}
}

/** The first label of an equation is its id; those of further lines of an `align` are kept beside it. */
function labelMath(node: MathNode | InlineMath): void {
  const {value, labels} = takeLabels(node.value)
  if (labels.length > 0) setMath(node, value)
  for (const label of labels) addLabel(node, label)
}

function checkClosed(node: MathNode | Extract<Nodes, {type: 'rawTex'}>, source: string, file: VFile): void {
  if (node.type === 'rawTex') {
    const end = `\\end{${node.name}}`
    const isEnvironment = node.block && node.value.startsWith('\\begin{')
    if (isEnvironment && !node.value.endsWith(end)) reportUnclosed(file, node, 'environment-unclosed', end)
    return
  }
  const written = slice(node, source).trimEnd()
  if (written.startsWith('$$') && !/\s*\S\s*\$\$(?:[^$]*\})?$/.test(written)) {
    reportUnclosed(file, node, 'math-unclosed', '$$')
  }
}
