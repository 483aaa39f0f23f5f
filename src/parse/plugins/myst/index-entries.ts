import type {SpanNode} from '../../../core/mdast.ts'

/**
 * Converts the entries of MyST's `{index}` to spans: `single: term; subterm`, `pair: one; other` with an entry under
 * each of the two, `see: term; other`, and terms separated by commas, `term; subterm, other`.
 */
export function indexSpans(written: string): SpanNode[] {
  const [, kind = 'single', terms = ''] =
    /^\s*(?:(single|pair|triple|see|seealso)\s*:)?\s*([\s\S]*)$/.exec(written) ?? []
  const isSingle = !/^\s*(?:single|pair|triple|see|seealso)\s*:/.test(written)
  if (isSingle) return terms.split(',').flatMap(term => one(term))
  const parts = terms.split(';').map(part => part.trim())
  const [first = '', second = ''] = parts
  if (kind === 'see') return [span({entry: first, see: second})]
  if (kind === 'seealso') return [span({entry: first, 'see-also': second})]
  if (kind === 'pair') return [span({entry: `${first}!${second}`}), span({entry: `${second}!${first}`})]
  if (kind === 'triple')
    return parts.map((part, at) =>
      span({entry: [part, ...parts.filter((_, other) => other !== at)].join('!')})
    )
  return [span({entry: parts.join('!')})]
}

/** Converts a term; `!` before it marks the main place of the term. */
function one(term: string): SpanNode[] {
  const words = term
    .split(';')
    .map(part => part.trim())
    .join('!')
  if (words === '') return []
  return [span({entry: words.startsWith('!') ? `${words.slice(1).trim()}|textbf` : words})]
}

function span(pairs: Readonly<Record<string, string>>): SpanNode {
  return {type: 'span', children: [], data: {attributes: {classes: ['index'], pairs}}}
}
