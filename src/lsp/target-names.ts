import {manuscriptNumerals} from '../core/manuscript-numerals.ts'
import {inNumerals} from '../core/numerals.ts'
import {capitalised} from '../core/terms/index.ts'
import {namesOfTarget} from '../core/terms/theorem-names.ts'
import type {Manuscript, NumberedTarget} from '../core/types.ts'
import {plainText, wordsWithoutNotes} from '../core/walk.ts'

/** The name of a target as in its caption: “Figure 3”, “Equation (2)”. */
export function targetTitle(target: NumberedTarget, manuscript: Manuscript): string {
  const {kind, number, label} = target
  const name = capitalised(namesOfTarget(manuscript.metadata.lang, target).one)
  const shown = inNumerals(number, manuscriptNumerals(manuscript))
  if (number === '') return kind === 'section' || kind === 'anchor' ? name : `${name} \`${label}\``
  if (kind === 'equation') return `${name} (${shown})`
  // An example has a number but no name.
  return kind === 'anchor' && name === '' ? `(${shown})` : `${name} ${shown}`
}

/** The text of a target, on one line that is short enough for a list. */
export function shortCaption(target: NumberedTarget): string {
  return inOneLine(targetCaption(target))
}

/** A text on one line that is short enough for a list. */
export function inOneLine(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words
}

const longest = 120

/** The text of a target: its caption, heading, text or formula; empty if it has none. */
export function targetCaption({node, kind}: NumberedTarget): string {
  if (node.type === 'math' || node.type === 'inlineMath') return node.value.trim()
  if (kind === 'note' || kind === 'section') return wordsWithoutNotes(node).trim()
  if (!('children' in node)) return plainText(node).trim()
  const caption = node.children.findLast(child => child.type === 'caption')
  if (caption !== undefined) return wordsWithoutNotes(caption).trim()
  return node.type === 'div' || node.type === 'figure' ? '' : wordsWithoutNotes(node).trim().slice(0, 200)
}
