import type {Nodes, Parents} from 'mdast'
import type {Inline, Node} from '../core/article.ts'
import {standsInLine} from '../core/kinds.ts'
import {articleText, type Composing, inlinesIn} from './context.ts'
import {withPageWords} from './page-words.ts'
import {placeRaised} from './raised.ts'

/** Composes the children of a node that contains running text. */
export function runningText(parent: Parents, composing: Composing): readonly Inline[] {
  return settled(inlinesIn(parent, composing), composing) as readonly Inline[]
}

/** Composes nodes that have no parent, such as the text before a citation key. */
export function runningTextOf(nodes: readonly Nodes[], composing: Composing): readonly Inline[] {
  return runningText({type: 'paragraph', children: [...nodes]} as Parents, composing)
}

/** Normalizes spaces, marks words about pages, and moves raised numbers into place. */
export function settled(nodes: readonly Node[], composing: Composing): readonly Node[] {
  return placeRaised(withPageWords(withSingleSpaces(nodes)), composing.raisedAfterPunctuation)
}

/**
 * Replaces white space by single spaces, and removes it at the beginning of lines and between blocks. Chromium does not
 * paint a collapsed space at the end of a line, which would join two words in the text of a tagged PDF. The page for
 * the PDF therefore preserves white space, and must not contain extra spaces.
 */
function withSingleSpaces(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node, index): Node[] => {
    if (node.type !== 'text') return [node]
    const [before, after] = [nodes[index - 1], nodes[index + 1]]
    if (/^[ \t\r\n]*$/.test(node.value) && (isBlock(before) || isBlock(after))) return []
    const value = node.value.replace(/[ \t\r\n]+/g, ' ')
    const shown = before?.type === 'break' ? value.trimStart() : value
    return shown === node.value ? [node] : [articleText(shown)]
  })
}

function isBlock(node: Node | undefined): boolean {
  if (node?.type === 'element') return blockElements.has(node.tagName)
  return node !== undefined && !standsInLine(node)
}

const blockElements: ReadonlySet<string> = new Set(
  'p ul ol li dl pre blockquote table figure div h1 h2 h3 h4 h5 h6 hr'.split(' ')
)
