import type {Element, ElementContent, Properties} from 'hast'

/**
 * Reads the processor's HTML, a small closed language, into hast nodes.
 * Its inline styles become classes: `csl-small-caps`, `csl-underline`, and `csl-roman`, `csl-medium`, `csl-no-caps`,
 * `csl-no-line` and `csl-baseline` for text that stands out of its surroundings by having no italics and so on.
 * Tags that it does not know are text, so nothing is lost and nothing gets in.
 */
export function readRichText(html: string): ElementContent[] {
  const root: ElementContent[] = []
  const open: Element[] = []
  for (const token of html.match(/<[^<>]*>|[^<]+|</gu) ?? []) {
    const siblings = open.at(-1)?.children ?? root
    const tag = /^<(\/?)([a-z]+)\b([^<>]*)>$/u.exec(token)
    const [, closing, name = '', attributes = ''] = tag ?? []
    const isTooDeep = closing === '' && open.length >= deepest
    if (tag === null || !ELEMENTS.has(name) || isTooDeep) {
      addText(siblings, decode(token))
    } else if (closing === '/') {
      if (open.at(-1)?.tagName === name) open.pop()
    } else {
      const element: Element = {
        type: 'element',
        tagName: name,
        properties: properties(attributes),
        children: []
      }
      siblings.push(element)
      open.push(element)
    }
  }
  return root
}

/** A tag deeper than this is text: functions that walk a tree bear no elements nested without end. */
const deepest = 100

/** The text of nodes, without markup. */
export function plainText(nodes: readonly ElementContent[]): string {
  return nodes
    .map(node =>
      node.type === 'text' ? node.value : node.type === 'element' ? plainText(node.children) : ''
    )
    .join('')
}

/** A text node. */
export function text(value: string): ElementContent {
  return {type: 'text', value}
}

/** An element. */
export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return {type: 'element', tagName, properties, children}
}

const ELEMENTS: ReadonlySet<string> = new Set(['a', 'b', 'div', 'em', 'i', 'span', 'strong', 'sub', 'sup'])

const CLASSES: Readonly<Record<string, string>> = {
  'font-style:normal': 'csl-roman',
  'font-variant:small-caps': 'csl-small-caps',
  'font-variant:normal': 'csl-no-caps',
  'font-weight:normal': 'csl-medium',
  'text-decoration:none': 'csl-no-line',
  'text-decoration:underline': 'csl-underline',
  baseline: 'csl-baseline'
}

function properties(attributes: string): Properties {
  const values = new Map(
    [...attributes.matchAll(/([a-z-]+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [
      name,
      decode(value)
    ])
  )
  const style = CLASSES[(values.get('style') ?? '').replace(/[\s;]/gu, '')]
  const classes = [...(values.get('class') ?? '').split(' '), style ?? ''].filter(name => name !== '')
  const href = values.get('href')
  return {...(href === undefined ? {} : {href}), ...(classes.length === 0 ? {} : {className: classes})}
}

function addText(siblings: ElementContent[], value: string): void {
  const last = siblings.at(-1)
  if (last?.type === 'text') last.value += value
  else siblings.push(text(value))
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0'
}

/** The processor writes `&#38;`, `&#60;` and `&#62;`, and no other character references. */
function decode(value: string): string {
  return value.replace(
    /&(?:#(\d+)|([a-z]+));/gu,
    (reference, code: string | undefined, name: string | undefined) => {
      if (code !== undefined) return String.fromCodePoint(Math.min(Number(code), 0x10ffff))
      return NAMED[name ?? ''] ?? reference
    }
  )
}
