import type {Nodes, Text} from 'mdast'
import {isComment} from '../../../core/walk.ts'
import {slice} from '../source.ts'

/**
 * Deleted nodes for showing. What takes its words from the rest of the paper, such as a citation or the call of a note,
 * is shown as the author wrote it: the paper is checked and numbered as if it were not there.
 */
export function asWritten(nodes: readonly Nodes[], source: string): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    // Nothing of these is shown; what is asked about deleted words, nobody has to answer.
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

/** Nodes that are shown by themselves, without a number, a target or a file. */
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

/** Other nodes that are blocks. */
const blocks: ReadonlySet<string> = new Set<Nodes['type']>([
  'footnoteDefinition',
  'definitionList',
  'div',
  'figure',
  'html'
])
