import type {ElementContent} from 'hast'
import {inNumerals} from '../../core/numerals.ts'
import type {ArticleContext} from './context.ts'
import {h} from './elements.ts'

/** “Figure 3” or “3” as a link; the source, marked, where no such label exists. */
export function crossReference(
  {manuscript, terms, numerals}: ArticleContext,
  label: string,
  form: 'name' | 'number',
  source: string
): ElementContent {
  const target = manuscript.targets.get(label)
  if (target === undefined) return h('strong', {className: ['cross-reference-undefined']}, source)
  const name = terms.names[target.kind].one
  const counted = inNumerals(target.number, numerals)
  const number = target.kind === 'equation' && counted !== '' ? `(${counted})` : counted
  // A section without a number is named by its kind alone; a reader still has the link.
  const words = form === 'name' || number === '' ? [name, number].filter(Boolean).join('\u00A0') : number
  const id = manuscript.ids.get(target.node) ?? label
  return h('a', {className: ['cross-reference'], href: `#${encodeURI(id)}`}, words === '' ? label : words)
}
