import type {Citation, Inline, Node, NoteCall} from '../../core/article.ts'
import {changeNodes} from '../../core/change-article.ts'
import {comparedAs} from '../../core/kinds.ts'
import {walkNodes} from '../../core/walk-article.ts'

/** The names that notes and works of the old version have in the redline. */
export type OldNames = Readonly<{
  /** The key that a work of the old version has in the redline. */
  workOf(key: string): string
  /** The number that a note of the old version has in the redline. */
  numberOf(note: number): number
  /** Whether a note style generated the note for a citation. */
  isMade(note: number): boolean
  /** The anchor for a call in deleted text, if only the old version has the note. */
  deletedCall(note: number): string | undefined
}>

/** Converts nodes of the old version to their form in the redline: without links and anchors. */
export function withoutLinks<Kind extends Node>(nodes: readonly Kind[], names: OldNames): readonly Kind[] {
  return changeNodes(nodes, node => {
    if (node.type === 'noteCall') return deletedCall(node, names)
    if (node.type === 'crossReference') return {type: 'span', children: node.children}
    if (node.type === 'work') {
      const {target: _, ...bare} = node
      return bare
    }
    if (comparedAs(node) === 'generated' && node.type !== 'query') return []
    if (node.type === 'references')
      return {type: 'division', id: `del-${node.id}`, children: node.children ?? []}
    return withoutNames(node)
  })
}

/** Converts a call in deleted text: it still calls the note if the redline has it, otherwise only its number stays. */
function deletedCall(node: NoteCall, names: OldNames): Inline {
  const anchor = names.deletedCall(node.note)
  if (anchor !== undefined) return {...node, anchor, note: names.numberOf(node.note)}
  return {type: 'superscript', children: [{type: 'text', value: node.label}]}
}

/** A node without its anchor, and with an id that no node of the new version has. */
export function withoutNames<Kind extends Node>(node: Kind): Kind {
  const named = node as Readonly<{
    anchor?: string
    lineAnchors?: unknown
    mentionedIn?: unknown
    id?: string
  }>
  const {anchor, lineAnchors, mentionedIn, ...bare} = named
  if (named.id !== undefined) return {...bare, id: `del-${named.id}`} as Kind
  return anchor === undefined && mentionedIn === undefined ? node : (bare as Kind)
}

/**
 * The names for nodes that moved to another place. The notes that a style generates for their citations are at the new
 * place, so calls to these notes have no anchor at the old one.
 */
export function movedAway(names: OldNames): OldNames {
  return {...names, deletedCall: note => (names.isMade(note) ? undefined : names.deletedCall(note))}
}

/**
 * Converts nodes of the old version to the nodes that rejecting the changes restores: calls and citations refer to the
 * notes and works of the redline.
 */
export function asOld<Kind extends Node>(nodes: readonly Kind[], names: OldNames): readonly Kind[] {
  return changeNodes(nodes, node => {
    if (node.type === 'work') return {...node, key: names.workOf(node.key)}
    if (node.type === 'citation') return withWorks(node, names)
    if (node.type !== 'noteCall') return node
    const note = names.numberOf(node.note)
    return note === node.note ? node : {...node, note}
  })
}

/** A citation with the keys that its works have in the redline. */
function withWorks(citation: Citation, {workOf}: OldNames): Citation {
  const items = citation.items.map(item =>
    item.work === undefined ? item : {...item, work: workOf(item.work)}
  )
  return {...citation, items}
}

/**
 * Whether a node contains calls, cross-references or works. Its original must be kept, because the deleted node does
 * not refer to anything.
 */
export function leadsSomewhere(node: Inline): boolean {
  let found = false
  walkNodes([node], ({type}) => {
    found ||= type === 'noteCall' || type === 'crossReference' || type === 'work'
    return !found
  })
  return found
}
