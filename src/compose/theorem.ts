import type {Parents} from 'mdast'
import type {Theorem} from '../core/article.ts'
import type {Div, TheoremData} from '../core/mdast.ts'
import {inNumerals} from '../core/numerals.ts'
import {capitalised} from '../core/terms/index.ts'
import {nameOfTheorem} from '../core/terms/theorem-names.ts'
import {anchorOf, attributesOf, blockOf, blocksIn, type Composing} from './context.ts'
import {runningText} from './running-text.ts'

/** Composes a theorem or a similar block, such as a lemma or a proof, with its label and name. */
export function theorem(node: Div, data: TheoremData, composing: Composing): Theorem {
  const {kind, isHead} = data
  const {manuscript, numerals} = composing
  const [first, ...rest] = node.children
  const caption = first?.type === 'caption' ? first : undefined
  const lang = node.data?.attributes?.pairs.lang ?? manuscript.metadata.lang
  const number = inNumerals(manuscript.numbers.get(node) ?? '', numerals)
  const {head} = nameOfTheorem(lang, data)
  // The name that precedes a number can end with a mark of its grammatical case, which is wrong without a number.
  const name = number === '' ? head.replace(/\u0654$/, '') : head
  const {tooltip: _, ...attributes} = attributesOf(node.data?.attributes)
  const body = caption === undefined ? node : ({...node, children: rest} as Parents)
  return {
    type: 'theorem',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...attributes,
    kind,
    label: `${capitalised(name)} ${number}`.trim(),
    ...(caption && {caption: runningText(caption, composing)}),
    ...(isHead && {isHead}),
    children: blocksIn(body, composing)
  }
}
