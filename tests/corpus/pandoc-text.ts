/** A node of Pandoc's JSON. */
export type PandocNode = Readonly<{t: string; c?: unknown}>

/** The texts of the outermost citations of a block. */
export function citesOf(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(citesOf)
  if (!isNode(node)) return []
  if (node.t === 'Cite') return [textOf((node.c as [unknown, unknown])[1])]
  return citesOf(node.c)
}

/** The text of nodes, with straight quotes. */
export function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('')
  if (!isNode(node)) return ''
  const content = node.c as readonly unknown[]
  switch (node.t) {
    case 'Str':
      return String(node.c)
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    case 'Quoted': {
      const quote = (content[0] as PandocNode).t === 'SingleQuote' ? "'" : '"'
      return quote + textOf(content[1]) + quote
    }
    case 'Math':
    case 'Code':
    case 'RawInline':
      return String(content[1])
    case 'Note':
      return ` ${textOf(content)}`
    case 'Para':
    case 'Plain':
      return `${textOf(content)} `
    default:
      return textOf(content)
  }
}

export function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value
}
