import type {Nodes, Paragraph, Parents, Root, Text} from 'mdast'
import type {CompileContext, Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Extension, Token} from 'micromark-util-types'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Directive, Div, DivData, Macro} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {
  type DefinedEnvironments,
  definedEnvironments,
  readFence,
  type WithTheorems
} from './div/fence-line.ts'
import {colonFence, theoremFence} from './div/fence-tokens.ts'
import {closedBy, closingOf, colon, type Opened, takeEnd} from './div/open-divs.ts'
import {addOption, directiveAttributes, directiveOf} from './myst/directive.ts'
import {directiveClosing, directiveFence, fenceOf} from './myst/directive-fence.ts'
import {reportUnclosed, spanOf} from './source.ts'
import {addSyntax} from './syntax.ts'

/**
 * Pandoc's `fenced_divs`, `::: name` or `::: {#refs .class}` up to `:::`, as `div` nodes with blocks inside. A fence
 * is a line of its own and ends a paragraph, list or table before it. Divs can be nested, regardless of the number of
 * colons. A div that is never closed ends with its container and is reported as `div-unclosed`; a closing fence
 * without a div stays text. MyST directives whose body is Markdown become divs as well, with `data.directive`, for
 * remark-myst; so do theorems in LaTeX, from `\begin{theorem}` to its `\end`. The name of a theorem becomes its first
 * child, a caption.
 */
export function remarkDiv(
  this: Processor,
  {theorems = [], macros = []}: WithTheorems & Readonly<{macros?: readonly Macro[]}> = {}
): (tree: Root, file: VFile) => void {
  const defined = definedEnvironments(theorems, macros)
  addSyntax(this.data(), divFence(defined), divFenceToTree(defined))
  addSyntax(this.data(), {}, directiveToTree)
  return (tree, file) => {
    walk(tree, node => {
      if (node.type !== 'div') return
      const fence = unclosed.get(node)
      if (fence !== undefined)
        reportUnclosed(file, node, fence.startsWith('\\') ? 'environment-unclosed' : 'div-unclosed', fence)
    })
  }
}

/** A line of three or more colons. micromark finds only these fences; it parses the lines between them as usual. */
const divFence = (defined: DefinedEnvironments): Extension => ({
  flow: {
    58: [directiveFence, colonFence],
    92: theoremFence(defined),
    96: [directiveFence, directiveClosing],
    126: [directiveFence, directiveClosing]
  }
})

const divFenceToTree = (defined: DefinedEnvironments): TreeExtension => ({
  enter: {
    divFence(token) {
      const fence: Div = {type: 'div', children: []}
      fences.set(fence, {line: this.sliceSerialize(token)})
      this.enter(fence, token)
    },
    divName(token) {
      this.enter({type: 'caption', children: []}, token)
    },
    divWords(token) {
      this.enter({type: 'paragraph', children: []}, token)
    }
  },
  exit: {divFence: exit, divName: exit, divWords: exit},
  transforms: [
    tree =>
      walk(tree, node => {
        if ('children' in node && node.children.some(isFence)) closeDivs(node, defined)
      })
  ]
})

/** A directive becomes a div, with its argument as the first paragraph. */
const directiveToTree: TreeExtension = {
  enter: {
    directiveFence(token) {
      this.enter({type: 'div', children: []}, token)
    },
    directiveArgument(token) {
      this.enter({type: 'paragraph', children: []}, token)
    },
    directiveClosing(token) {
      const fence: Div = {type: 'div', children: []}
      fences.set(fence, {line: this.sliceSerialize(token)})
      this.enter(fence, token)
    }
  },
  exit: {
    directiveOpening(token) {
      const line = this.sliceSerialize(token)
      const div = this.stack.at(-1)
      if (div?.type === 'div') fences.set(div, {line, directive: directiveOf(line)})
    },
    directiveArgument: exit,
    directiveOption(token) {
      const fence = fences.get(this.stack.at(-1) as Nodes)
      if (fence?.directive !== undefined) addOption(fence.directive, this.sliceSerialize(token))
    },
    directiveFence: exit,
    directiveClosing: exit
  }
}

function exit(this: CompileContext, token: Token): void {
  this.exit(token)
}

/** A line that opens or closes a div, and the directive in it, if any. */
type Fence = Readonly<{line: string; directive?: Directive}>

// The line of each node that is a fence. It is kept outside the nodes, so that users of the tree do not see it.
const fences = new WeakMap<Nodes, Fence>()
/** The divs that are never closed, each with the fence that would close it. */
const unclosed = new WeakMap<Nodes, string>()

function isFence(node: Nodes): boolean {
  return fences.has(node)
}

/**
 * The maximum nesting depth of divs. Unlimited nesting would be too much for browsers, and for functions that walk a
 * tree; a fence that is nested more deeply is text.
 */
const deepest = 100

/** Puts the nodes between fences into divs. */
function closeDivs(parent: Parents, defined: DefinedEnvironments): void {
  const children: Nodes[] = []
  const open: Opened[] = []
  let tooDeep = 0
  const add = (node: Nodes): void => {
    append(open.at(-1)?.div.children ?? children, node)
    // The theorem ends with `\end{theorem}` in its last paragraph.
    if (takeEnd(open.at(-1))) end(open.pop()?.div, node)
  }
  for (const node of parent.children) {
    const written = fences.get(node)
    const fence = written && readDirective(written, defined)
    fences.delete(node)
    if (written === undefined || fence === undefined || node.type !== 'div') {
      add(node)
      continue
    }
    const sign = fenceOf(written.line.trimStart())
    const {environment} = fence
    const closed = 'closes' in fence && tooDeep === 0 ? closedBy(sign, environment, open) : -1
    if ('opens' in fence && open.length < deepest) {
      const own = node.children
      Object.assign(node, {data: fence.opens, children: own.filter(isNameOrArgument(fence.opens))})
      add(node)
      open.push({div: node, fence: sign, environment})
      for (const child of own) {
        if (node.children.includes(child) || child.type !== 'paragraph') continue
        strays.add(child)
        add(child)
      }
    } else if (closed >= 0) {
      for (const {div} of open.splice(closed)) end(div, node)
    } else {
      tooDeep = Math.max(0, tooDeep + ('closes' in fence ? -1 : 1))
      add(text(node, written.line.trim()))
    }
  }
  const last = parent.children.at(-1)
  for (const each of open) {
    end(each.div, last)
    unclosed.set(each.div, closingOf(each))
  }
  Object.assign(parent, {children})
}

/**
 * Returns a test of whether a node belongs to the fence of a div, as the name of a theorem or the argument of a
 * directive.
 */
function isNameOrArgument({directive}: DivData): (node: Nodes) => boolean {
  return ({type}) => directive !== undefined || type === 'caption'
}

type Read = Readonly<{environment?: string | undefined}> &
  (Readonly<{opens: DivData}> | Readonly<{closes: true}>)

function readDirective({line, directive}: Fence, defined: DefinedEnvironments): Read | undefined {
  if (directive !== undefined) return {opens: {attributes: directiveAttributes(directive), directive}}
  const isDiv = line.startsWith('\\') || fenceOf(line.trimStart()).marker === colon
  const read = isDiv ? readFence(line, defined) : ({closes: true} as const)
  return read && 'opens' in read ? {...read, opens: {attributes: read.opens}} : read
}

function end(div: Div | undefined, {position}: Nodes = {type: 'root', children: []}): void {
  if (div?.position !== undefined && position !== undefined) div.position.end = {...position.end}
}

/** Paragraphs that are a fence without a div, or that such a fence has cut off from the previous paragraph. */
const strays = new WeakSet<Nodes>()

function text(fence: Nodes, value: string): Paragraph {
  const words: Text = {type: 'text', value, ...spanOf(fence, fence)}
  const paragraph: Paragraph = {type: 'paragraph', children: [words], ...spanOf(fence, fence)}
  strays.add(paragraph)
  return paragraph
}

/** Adds a node to its siblings; joins two paragraphs again if a fence without a div has separated them. */
function append(siblings: Nodes[], node: Nodes): void {
  const before = siblings.at(-1)
  const follows = before?.position !== undefined && before.position.end.line + 1 === node.position?.start.line
  const rejoins = before !== undefined && (strays.has(node) || strays.has(before))
  if (!follows || !rejoins || before.type !== 'paragraph' || node.type !== 'paragraph') {
    siblings.push(node)
    return
  }
  const last = before.children.at(-1)
  const [first, ...rest] = node.children
  if (last?.type === 'text' && first?.type === 'text') {
    last.value += `\n${first.value}`
    if (last.position !== undefined && first.position !== undefined)
      last.position.end = {...first.position.end}
    addAll(before.children, rest)
  } else {
    addAll(before.children, [{type: 'text', value: '\n'}, ...node.children])
  }
  if (before.position !== undefined && node.position !== undefined)
    before.position.end = {...node.position.end}
  strays.add(before)
}
