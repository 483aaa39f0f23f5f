import type {Nodes, Paragraph, Parents, Root, Text} from 'mdast'
import type {Extension as TreeExtension} from 'mdast-util-from-markdown'
import type {Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import {addAll} from '../../core/add-all.ts'
import type {Attributes, Directive, Div, DivData} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {parseAttributes} from './attributes/parse-attributes.ts'
import {addOption, directiveAttributes, directiveOf} from './myst/directive.ts'
import {directiveClosing, directiveFence, fenceOf, type OpenFence} from './myst/directive-fence.ts'
import {reportUnclosed, spanOf} from './source.ts'
import {addSyntax, isLineEnding} from './syntax.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    divFence: 'divFence'
  }
}

/**
 * Pandoc's `fenced_divs`, `::: name` or `::: {#refs .class}` up to `:::`, as `div` nodes with blocks inside.
 * A fence is a line of its own and ends a paragraph, list or table before it; divs may nest, whatever the number of
 * colons. A div that is never closed ends with its container and is reported as `div-unclosed`; a closing fence that
 * closes nothing stays text.
 * The directives of MyST whose body is Markdown are divs as well, with `data.directive`, for remark-myst.
 */
export function remarkDiv(this: Processor): (tree: Root, file: VFile) => void {
  addSyntax(this.data(), divFence, divFenceToTree)
  addSyntax(this.data(), {}, directiveToTree)
  return (tree, file) => {
    walk(tree, node => {
      if (node.type !== 'div') return
      const fence = unclosed.get(node)
      if (fence !== undefined) reportUnclosed(file, node, 'div-unclosed', fence)
    })
  }
}

/** A line of three or more colons; micromark only finds the fences, for what lies between is parsed as it is. */
const divFence: Extension = {
  flow: {
    58: [directiveFence, {name: 'divFence', tokenize} satisfies Construct],
    96: [directiveFence, directiveClosing],
    126: [directiveFence, directiveClosing]
  }
}

const divFenceToTree: TreeExtension = {
  enter: {
    divFence(token) {
      const fence: Div = {type: 'div', children: []}
      fences.set(fence, {line: this.sliceSerialize(token)})
      this.enter(fence, token)
    }
  },
  exit: {
    divFence(token) {
      this.exit(token)
    }
  },
  transforms: [
    tree =>
      walk(tree, node => {
        if ('children' in node && node.children.some(isFence)) closeDivs(node)
      })
  ]
}

/** A directive becomes a div with its argument, as a paragraph, inside. */
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
    directiveArgument(token) {
      this.exit(token)
    },
    directiveOption(token) {
      const fence = fences.get(this.stack.at(-1) as Nodes)
      if (fence?.directive !== undefined) addOption(fence.directive, this.sliceSerialize(token))
    },
    directiveFence(token) {
      this.exit(token)
    },
    directiveClosing(token) {
      this.exit(token)
    }
  }
}

/** A line that opens or closes a div, and the directive that it names. */
type Fence = Readonly<{line: string; directive?: Directive}>

// Facts about nodes while a tree is built, not visible to those who read it.
const fences = new WeakMap<Nodes, Fence>()
/** The divs that are never closed, with the fence that would. */
const unclosed = new WeakMap<Nodes, string>()

function isFence(node: Nodes): boolean {
  return fences.has(node)
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let colons = 0
  const sequence: State = code => {
    if (code !== 58) return colons < 3 ? nok(code) : rest(code)
    colons++
    effects.consume(code)
    return sequence
  }
  const rest: State = code => {
    if (code !== null && !isLineEnding(code)) {
      effects.consume(code)
      return rest
    }
    const token = effects.exit('divFence')
    return readFence(this.sliceSerialize(token)) === undefined ? nok(code) : ok(code)
  }
  return code => {
    effects.enter('divFence')
    return sequence(code)
  }
}

/** The attributes of an opening fence, `closing`, or nothing where a line only begins like a fence. */
function readFence(line: string): Attributes | 'closing' | undefined {
  const text = line.trim().replace(/^:+/, '').trimStart()
  if (text === '') return 'closing'
  // Colons after the attributes are decoration. A loop, for a pattern would try every colon of a long run.
  let end = text.length
  while (text[end - 1] === ':') end--
  const name = text.slice(0, end).trimEnd()
  if (name.startsWith('{')) return parseAttributes(name)
  return /^[^\s{}]+$/.test(name) ? {classes: [name], pairs: {}} : undefined
}

/**
 * Blocks nested without limit would be too much for browsers and for functions that walk a tree; a fence deeper than
 * this is text.
 */
const deepest = 100

type Opened = Readonly<{div: Div; fence: OpenFence}>

/** Puts what lies between fences into divs. */
function closeDivs(parent: Parents): void {
  const children: Nodes[] = []
  const open: Opened[] = []
  let tooDeep = 0
  const add = (node: Nodes): void => append(open.at(-1)?.div.children ?? children, node)
  for (const node of parent.children) {
    const written = fences.get(node)
    const fence = written && readDirective(written)
    fences.delete(node)
    if (written === undefined || fence === undefined || node.type !== 'div') {
      add(node)
      continue
    }
    const sign = fenceOf(written.line.trimStart())
    const closed = fence === 'closing' && tooDeep === 0 ? closedBy(sign, open) : -1
    if (fence !== 'closing' && open.length < deepest) {
      node.data = fence
      add(node)
      open.push({div: node, fence: sign})
    } else if (closed >= 0) {
      for (const {div} of open.splice(closed)) end(div, node)
    } else {
      tooDeep = Math.max(0, tooDeep + (fence === 'closing' ? -1 : 1))
      add(text(node, written.line.trim()))
    }
  }
  const last = parent.children.at(-1)
  for (const {div, fence} of open) {
    end(div, last)
    unclosed.set(
      div,
      fence.marker === colon ? ':::' : String.fromCharCode(fence.marker ?? 0).repeat(fence.size)
    )
  }
  Object.assign(parent, {children})
}

const colon = 58

/** The index of the div that a fence closes: colons close the last one, other signs the last of theirs. */
function closedBy({marker, size}: OpenFence, open: readonly Opened[]): number {
  if (marker === colon) return open.at(-1)?.fence.marker === colon ? open.length - 1 : -1
  return open.findLastIndex(({fence}) => fence.marker === marker && size >= fence.size)
}

function readDirective({line, directive}: Fence): DivData | 'closing' | undefined {
  if (directive !== undefined) return {attributes: directiveAttributes(directive), directive}
  const read = fenceOf(line.trimStart()).marker === colon ? readFence(line) : 'closing'
  return read === undefined || read === 'closing' ? read : {attributes: read}
}

function end(div: Div | undefined, {position}: Nodes = {type: 'root', children: []}): void {
  if (div?.position !== undefined && position !== undefined) div.position.end = {...position.end}
}

/** Paragraphs made by a fence without a div, or cut off by such a fence from the one before. */
const strays = new WeakSet<Nodes>()

function text(fence: Nodes, value: string): Paragraph {
  const words: Text = {type: 'text', value, ...spanOf(fence, fence)}
  const paragraph: Paragraph = {type: 'paragraph', children: [words], ...spanOf(fence, fence)}
  strays.add(paragraph)
  return paragraph
}

/** Adds a node; a stray fence is joined to its paragraph again. */
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
