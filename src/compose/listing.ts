import type {Code} from 'mdast'
import type {Listing} from '../core/article.ts'
import {anchorOf, blockOf, type Composing} from './context.ts'

/** Composes a code block. */
export function listing(node: Code, composing: Composing): Listing {
  const language = /^[\w+#.-]+/.exec(node.lang ?? '')?.[0]
  const classes = (node.data?.attributes?.classes ?? []).filter(name => name !== language)
  return {
    type: 'listing',
    ...blockOf(node, composing),
    ...anchorOf(node, composing),
    ...(classes.length > 0 && {classes}),
    ...(language !== undefined && {language}),
    ...lineNumbersOf(node),
    value: node.value
  }
}

/** The number of the first line, if the lines of a listing are numbered as specified in Pandoc or Quarto. */
function lineNumbersOf({data}: Code): Readonly<{firstLine?: number}> {
  const {classes = [], pairs = {}} = data?.attributes ?? {}
  const isNumbered =
    classes.some(name => /^(?:numberLines|number-lines)$/.test(name)) || pairs['code-line-numbers'] === 'true'
  if (!isNumbered) return {}
  const first = pairs.startFrom ?? pairs['start-from'] ?? ''
  return {firstLine: /^\d{1,6}$/.test(first) ? Number(first) : 1}
}
