import type {CslSegment} from './segments.ts'

/** Returns the plain text of segments. */
export function toText(segments: readonly CslSegment[]): string {
  return segments
    .map(segment => (segment.type === 'text' ? segment.value : toText(segment.children)))
    .join('')
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
