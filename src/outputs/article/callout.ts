import type {Element} from 'hast'
import type {Div} from '../../core/mdast.ts'
import {terms} from '../../resolve/terms.ts'
import {h} from './elements.ts'

/** The title of a callout without one of its own: its kind, in its own language or that of the paper. */
export function calloutTitle({data}: Div, lang: string): Element | undefined {
  const own = data?.attributes?.pairs.lang ?? lang
  return data?.callout && h('p', {}, h('strong', {}, terms(own).callouts[data.callout]))
}
