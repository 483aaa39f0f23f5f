import type {Nodes, Paragraph, PhrasingContent} from 'mdast'
import {readNocite} from '../latex/citation-commands.ts'

/** Removes the `\nocite` commands of a paragraph that contains only such commands. */
export function withoutNocite(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const isNocite = (child: Nodes): boolean => child.type === 'rawTex' && readNocite(child.value) !== undefined
  const shown = node.children.filter(child => child.type !== 'text' || child.value.trim() !== '')
  return shown.length > 0 && shown.every(isNocite) ? shown : [node]
}

/**
 * Converts `\newpage` that is alone in a paragraph, or at one of its ends, to a division with the class `page-break`.
 */
export function pageBreaks(node: Nodes): Nodes[] {
  if (node.type !== 'paragraph') return [node]
  const inner = [...node.children]
  const before: Nodes[] = []
  const after: Nodes[] = []
  for (let first = inner[0]; first !== undefined && isPageBreak(first); first = inner[0]) {
    before.push(pageBreak(first))
    inner.shift()
    trimStart(inner)
  }
  for (let last = inner.at(-1); last !== undefined && isPageBreak(last); last = inner.at(-1)) {
    after.unshift(pageBreak(last))
    inner.pop()
    trimEnd(inner)
  }
  if (before.length + after.length === 0) return [node]
  return [...before, ...(inner.length > 0 ? [{...node, children: inner} satisfies Paragraph] : []), ...after]
}

function isPageBreak(node: Nodes): boolean {
  return (
    node.type === 'rawTex' && /^\\(?:newpage|clearpage|cleardoublepage|pagebreak)(?:\{\})?$/.test(node.value)
  )
}

function pageBreak({position}: Nodes): Nodes {
  return {
    type: 'div',
    children: [],
    data: {attributes: {classes: ['page-break'], pairs: {}}},
    ...(position && {position})
  }
}

/** Removes `\noindent`, and marks its paragraph as not indented. */
export function takeNoIndent(paragraph: Paragraph): void {
  const [first] = paragraph.children
  if (first?.type !== 'rawTex' || !/^\\noindent(?:\{\})?$/.test(first.value)) return
  paragraph.children.shift()
  trimStart(paragraph.children)
  paragraph.data = {...paragraph.data, noIndent: true}
}

function trimStart(nodes: PhrasingContent[]): void {
  const [first] = nodes
  if (first?.type !== 'text') return
  first.value = first.value.trimStart()
  if (first.value === '') nodes.shift()
}

function trimEnd(nodes: PhrasingContent[]): void {
  const last = nodes.at(-1)
  if (last?.type !== 'text') return
  last.value = last.value.trimEnd()
  if (last.value === '') nodes.pop()
}
