import type {ChangeKind, Inline, Node, Paragraph} from '../../core/article.ts'
import {needsSpaceBetween} from '../../core/paragraph-joint.ts'
import {childNodes} from '../../core/walk-article.ts'
import {settleNodes} from '../../versions/redline/settle.ts'
import type {DocumentContext} from './context.ts'

/**
 * Undoes splits and joins of paragraphs whose end Word or LibreOffice cannot remove: before a table that only one
 * version contains, and in LibreOffice after the first note of a document, when LibreOffice also reads the ends of all
 * notes. Instead, the later words are deleted or inserted at the end of the previous paragraph; in the other version
 * they are a separate paragraph.
 */
export function withoutTorn(nodes: readonly Node[], {notes}: DocumentContext): readonly Node[] {
  if (!nodes.some(({change}) => change?.kind === 'split' || change?.kind === 'joined')) return nodes
  const firstNote = notes.areCalled() ? -1 : nodes.findIndex(holdsCall)
  const mended = [...nodes]
  const wholes = new Map<number, number>()
  for (const [at, node] of nodes.entries()) {
    const kind = node.change?.kind
    if (node.type !== 'paragraph' || (kind !== 'split' && kind !== 'joined')) continue
    const isSplit = kind === 'split'
    let before = at - 1
    while (isOfOther(nodes[before]?.change?.kind, isSplit)) before--
    const whole = wholes.get(before) ?? before
    const isAfterNote = firstNote >= before && firstNote < at
    const isTorn = whole !== before || isAfterNote || nodes.slice(before + 1, at).some(holdsTable)
    const target = mended[whole]
    if (!isTorn || target?.type !== 'paragraph') continue
    wholes.set(at, whole)
    const [away, here] = isSplit ? (['old', 'new'] as const) : (['new', 'old'] as const)
    mended[whole] = withWords(target, versionOf(node, away), isSplit ? 'deleted' : 'inserted')
    const kept = versionOf(node, here)
    mended[at] = {...kept, change: isSplit ? {kind: 'inserted'} : {kind: 'deleted', was: [kept]}}
  }
  return mended
}

/** Whether a block exists only in the version in which the two halves are separate paragraphs. */
function isOfOther(kind: ChangeKind | undefined, isSplit: boolean): boolean {
  return isSplit ? kind === 'inserted' || kind === 'movedTo' : kind === 'deleted' || kind === 'movedFrom'
}

/** Whether a block contains a note call in either version. */
function holdsCall(node: Node): boolean {
  return node.type === 'noteCall' || [...childNodes(node), ...(node.change?.was ?? [])].some(holdsCall)
}

function holdsTable(node: Node): boolean {
  return node.type === 'table' || childNodes(node).some(holdsTable)
}

function versionOf(node: Paragraph, side: 'old' | 'new'): Paragraph {
  const {change: _, ...kept} = node
  return {...kept, children: settleNodes(node.children, side)}
}

function withWords(whole: Paragraph, {children}: Paragraph, kind: 'inserted' | 'deleted'): Paragraph {
  const space: readonly Inline[] = needsSpaceBetween([whole], children) ? [{type: 'text', value: ' '}] : []
  const words = [...space, ...children].map(
    (node): Inline => ({...node, change: kind === 'deleted' ? {kind, was: [node]} : {kind}})
  )
  return {...whole, children: [...whole.children, ...words]}
}
