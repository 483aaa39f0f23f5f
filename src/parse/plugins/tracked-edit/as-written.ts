import type {Nodes, Text} from 'mdast'
import {isComment} from '../../../core/walk.ts'
import {slice} from '../source.ts'

/**
 * Converts deleted nodes for display. Nodes whose words depend on the rest of the paper, such as citations and note
 * calls, are shown as the author wrote them, because the paper is checked and numbered without them.
 */
export function asWritten(nodes: readonly Nodes[], source: string): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    // Definitions, queries and comments are not shown. Queries about deleted words need no answer.
    if (node.type === 'definition' || node.type === 'editorQuery' || isComment(node)) return []
    if (!shown.has(node.type) || (node.type === 'link' && node.data?.heading !== undefined)) {
      const text: Text = {type: 'text', value: slice(node, source), ...placed(node)}
      return [blocks.has(node.type) ? {type: 'paragraph', children: [text], ...placed(node)} : text]
    }
    if (!('children' in node)) return [node]
    const {attributes: _, ...data} = node.data ?? {}
    return [{...node, data, children: asWritten(node.children, source)} as Nodes]
  })
}

function placed({position}: Nodes): Pick<Nodes, 'position'> {
  return position === undefined ? {} : {position}
}

/** Nodes that can be shown alone, because they need no number, target or file. */
const shown: ReadonlySet<string> = new Set<Nodes['type']>([
  'text',
  'emphasis',
  'strong',
  'delete',
  'superscript',
  'subscript',
  'span',
  'inlineCode',
  'break',
  'link',
  'inlineMath',
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'code',
  'math',
  'thematicBreak',
  'table',
  'tableRow',
  'tableCell'
])

/** Blocks among the other nodes; they become paragraphs. */
const blocks: ReadonlySet<string> = new Set<Nodes['type']>([
  'footnoteDefinition',
  'definitionList',
  'div',
  'figure',
  'html'
])
