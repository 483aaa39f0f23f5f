import type {Nodes, PhrasingContent} from 'mdast'
import {addAll} from '../../core/add-all.ts'
import type {RawTex} from '../../core/mdast.ts'
import {spanOf} from '../plugins/source.ts'
import {textCommand} from './tex-commands.ts'

/**
 * LaTeX declarations, each with the command that has the same effect on an argument. `textrm`, which has no effect, is
 * for declarations that only change the font or its size.
 */
export const declarations: ReadonlyMap<string, string> = new Map<string, string>([
  ['bf', 'textbf'],
  ['bfseries', 'textbf'],
  ['it', 'textit'],
  ['itshape', 'textit'],
  ['em', 'emph'],
  ['sl', 'textit'],
  ['slshape', 'textit'],
  ['tt', 'texttt'],
  ['ttfamily', 'texttt'],
  ['sc', 'textsc'],
  ['scshape', 'textsc'],
  ...`rm rmfamily sf sffamily normalfont upshape mdseries tiny scriptsize footnotesize small normalsize large Large
      LARGE huge Huge boldmath selectfont fontsize color onehalfspacing doublespacing singlespacing centering
      raggedright raggedleft`
    .split(/\s+/)
    .map(name => [name, 'textrm'] as const)
])

/**
 * Converts groups that begin with a declaration, `{\bf words}` or `{\em words}`, to the equivalent command, with the
 * rest of the group as its argument. `read` gets each declaration.
 */
export function withDeclarations(
  children: readonly Nodes[],
  read: (declaration: RawTex) => void,
  depth = 0
): readonly Nodes[] {
  if (depth > mostGroups) return children
  const nodes: Nodes[] = []
  const work = [...children]
  let unclosed = 0
  for (let at = 0; at < work.length; at++) {
    const node = work[at]!
    const begins = node.type === 'rawTex' && declarations.has(node.name) && unclosed < mostGroups
    const group = begins ? groupAt(work, at, nodes.at(-1), read, depth) : undefined
    if (group === undefined) {
      if (begins) unclosed++
      nodes.push(node)
      continue
    }
    nodes.pop()
    addAll(nodes, group.nodes)
    // Other groups may follow in the same text node.
    at = group.end
    if (group.rest !== undefined) work[at--] = group.rest
  }
  return nodes
}

/**
 * The maximum nesting depth of groups, and the maximum number of unclosed groups in a paragraph, because each group is
 * searched for its end.
 */
const mostGroups = 100

type Group = Readonly<{nodes: readonly Nodes[]; rest: Nodes | undefined; end: number}>

/** The group that begins with the declaration at `at`; its braces are in the text nodes around it. */
function groupAt(
  children: readonly Nodes[],
  at: number,
  before: Nodes | undefined,
  read: (declaration: RawTex) => void,
  nesting: number
): Group | undefined {
  const node = children[at]!
  if (node.type !== 'rawTex' || before?.type !== 'text' || !before.value.endsWith('{')) return undefined
  const command = declarations.get(node.name)
  const set = command === undefined ? undefined : textCommand(command, 'en')
  if (set === undefined || !isDeclaration(node)) return undefined
  const words: PhrasingContent[] = []
  let depth = 0
  for (let end = at + 1; end < children.length; end++) {
    const child = children[end]!
    const {close, open} = child.type === 'text' ? closing(child.value, depth) : {close: -1, open: depth}
    depth = open
    if (child.type !== 'text' || close < 0) {
      words.push(child as PhrasingContent)
      continue
    }
    const last = child.value.slice(0, close)
    if (last !== '') words.push({...child, value: last})
    const [first] = words
    if (first?.type === 'text') words[0] = {...first, value: first.value.trimStart()}
    const start = before.value.slice(0, -1)
    const after = child.value.slice(close + 1)
    read(node)
    return {
      nodes: [
        ...(start === '' ? [] : [{...before, value: start}]),
        ...set([...withDeclarations(withFurther(words), read, nesting + 1)] as PhrasingContent[]).map(
          each => ({
            ...each,
            ...spanOf(before, child)
          })
        )
      ],
      rest: after === '' ? undefined : {...child, value: after},
      end
    }
  }
  return undefined
}

/**
 * Whether the TeX is only a declaration, without the text of its group; the declaration of a colour or a size
 * includes arguments.
 */
function isDeclaration({name, value}: RawTex): boolean {
  return (
    name === 'color'
      ? /^\\color(?:\[[^\]]*\])?\{[^{}]*\}$/
      : /^\\(?:fontsize(?:\{[^{}]*\}){2}|[A-Za-z]+(?:\{\})?)$/
  ).test(value)
}

/** The text of a group, which may begin with more declarations, as in `{\color{red}\bf words}`. */
function withFurther(words: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [first, second] = words
  const declared = first?.type === 'text' && first.value.trim() === '' ? second : first
  if (declared?.type !== 'rawTex' || !declarations.has(declared.name)) return words
  const rest = declared === first ? words : words.slice(1)
  return [{type: 'text', value: '{'}, ...rest, {type: 'text', value: '}'}]
}

/**
 * The index of the brace that closes a group, taking nested groups into account; -1 if the text does not close it, with
 * the number of groups that are open at the end of the text.
 */
function closing(value: string, depth: number): Readonly<{close: number; open: number}> {
  let open = depth
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '{') open++
    else if (value[at] === '}' && open-- === 0) return {close: at, open: 0}
  }
  return {close: -1, open}
}
