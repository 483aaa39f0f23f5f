import type {CslSegment} from './segments.ts'

/** Returns segments as plain text: each block on a line of its own, and a label in the margin before its entry. */
export function toText(segments: readonly CslSegment[]): string {
  let text = ''
  let last: CslSegment | undefined
  for (const segment of segments) {
    const own = segment.type === 'text' ? segment.value : toText(segment.children)
    if (own === '') continue
    text += (last === undefined ? '' : jointOf(last, segment)) + own
    last = segment
  }
  return text
}

function jointOf(left: CslSegment, right: CslSegment): string {
  if (left.type === 'block' && left.display === 'left-margin') return ' '
  return left.type === 'block' || right.type === 'block' ? '\n' : ''
}

const tags: Readonly<Record<string, string>> = {
  'font-style:italic': 'i',
  'font-weight:bold': 'b',
  'vertical-align:sup': 'sup',
  'vertical-align:sub': 'sub'
}

/** Returns segments as HTML: `i`, `b`, `sup`, `sub`, styled spans for other formats, and a `div` for each block. */
export function toHtml(segments: readonly CslSegment[]): string {
  return segments
    .map(segment => {
      if (segment.type === 'text') return escaped(segment.value)
      const inner = toHtml(segment.children)
      if (segment.type === 'block') return `<div class="csl-${segment.display}">${inner}</div>`
      if (segment.type !== 'format') return inner
      const style = `${segment.name}:${segment.value}`
      const tag = tags[style]
      return tag === undefined ? `<span style="${style}">${inner}</span>` : `<${tag}>${inner}</${tag}>`
    })
    .join('')
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
