import {type ParentSegment, type Segment, type SegmentFormat, textSegment} from '../core/segment.ts'

/**
 * Parses the rich text of a bibliography value, such as a title or an annotation: the HTML tags of CSL-JSON, and links.
 * Other tags are text, so nothing is lost and no markup is injected.
 */
export function readRichText(html: string): readonly Segment[] {
  const root: Segment[] = []
  const open: Readonly<{name: string; children: Segment[]}>[] = []
  for (const token of html.match(/<[^<>]*>|[^<]+|</gu) ?? []) {
    const siblings = open.at(-1)?.children ?? root
    const tag = /^<(\/?)([a-z]+)\b([^<>]*)>$/u.exec(token)
    const [, closing, name = '', attributes = ''] = tag ?? []
    const children: Segment[] = []
    const made = closing === '' && open.length < deepest ? segmentOf(name, attributes, children) : undefined
    if (made !== undefined) {
      siblings.push(made)
      open.push({name, children})
    } else if (closing === '/' && elements.has(name)) {
      if (open.at(-1)?.name === name) open.pop()
    } else addText(siblings, decode(token))
  }
  return root
}

/** A tag nested deeper than this is text, because recursive functions would overflow the stack. */
const deepest = 100

const elements: ReadonlySet<string> = new Set(['a', 'b', 'em', 'i', 'span', 'strong', 'sub', 'sup'])

const formats: ReadonlyMap<string, SegmentFormat> = new Map([
  ['b', 'bold'],
  ['em', 'emphasis'],
  ['i', 'italic'],
  ['strong', 'strong'],
  ['sub', 'subscript'],
  ['sup', 'superscript']
])

/** Inline styles: small capitals, underlines, and formats that cancel others, such as “no italics”. */
const styles: ReadonlyMap<string, SegmentFormat> = new Map([
  ['font-style:normal', 'roman'],
  ['font-variant:small-caps', 'small-caps'],
  ['font-variant:normal', 'no-caps'],
  ['font-weight:normal', 'medium'],
  ['text-decoration:none', 'no-line'],
  ['text-decoration:underline', 'underline'],
  ['baseline', 'baseline']
])

/** The segment of a tag, with a list of children to be filled later; undefined for an unknown tag. */
function segmentOf(
  name: string,
  attributes: string,
  children: readonly Segment[]
): ParentSegment | undefined {
  if (!elements.has(name)) return undefined
  const values = new Map(
    [...attributes.matchAll(/([a-z-]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, decode(value)])
  )
  const format = formats.get(name) ?? styles.get((values.get('style') ?? '').replace(/[\s;]/gu, ''))
  const names = (values.get('class') ?? '').split(' ').filter(given => given !== '')
  if (name === 'a') return {type: 'address', url: values.get('href') ?? '', children}
  return format === undefined ? {type: 'marked', names, children} : {type: 'format', format, children}
}

function addText(siblings: Segment[], value: string): void {
  const last = siblings.at(-1)
  if (last?.type === 'text') siblings[siblings.length - 1] = textSegment(last.value + value)
  else siblings.push(textSegment(value))
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0'
}

function decode(value: string): string {
  return value.replace(
    /&(?:#(\d+)|([a-z]+));/gu,
    (reference, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return String.fromCodePoint(Math.min(Number(code), 0x10ffff))
      return NAMED[name ?? ''] ?? reference
    }
  )
}
