/** An element of MathML with its own text. */
export type MathNode = Readonly<{
  name: string
  attributes: Readonly<Record<string, string>>
  children: readonly MathNode[]
  text: string
}>

type OpenNode = {name: string; attributes: Record<string, string>; children: MathNode[]; text: string}

/**
 * Parses the markup of one formula: well-formed XML without comments or declarations. Text beside elements belongs to
 * the element around it. Never throws; what is left open ends with the markup.
 */
export function parseMathml(markup: string): MathNode {
  const root: OpenNode = {name: 'mrow', attributes: {}, children: [], text: ''}
  const open: OpenNode[] = [root]
  let at = 0
  while (at < markup.length) {
    const tag = markup.indexOf('<', at)
    const end = tag < 0 ? -1 : markup.indexOf('>', tag)
    const current = open.at(-1)!
    current.text += decoded(markup.slice(at, tag < 0 ? markup.length : tag))
    if (end < 0) break
    const inside = markup.slice(tag + 1, end)
    if (inside.startsWith('/')) {
      if (open.length > 1) open.pop()
    } else {
      const node = openNode(inside)
      current.children.push(node)
      if (!inside.endsWith('/')) open.push(node)
    }
    at = end + 1
  }
  return root
}

const attributePattern = /([\w:-]+)="([^"]*)"/g

function openNode(inside: string): OpenNode {
  const name = /^[\w:-]+/.exec(inside)?.[0] ?? ''
  const attributes: Record<string, string> = {}
  for (const [, key = '', value = ''] of inside.matchAll(attributePattern)) attributes[key] = decoded(value)
  return {name, attributes, children: [], text: ''}
}

const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hexadecimal, decimal, name) => {
    if (name !== undefined) return named[name] ?? all
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
}
