import type {PhrasingContent, Root} from 'mdast'
import type {Node, Parent} from 'unist'
import type {Cite} from '../src/core/mdast.ts'

/**
 * A tree in a short notation for tests: `‹see @doe99 {page 3}, x›` for a citation, `‹-@doe99›` without the author,
 * `‹@@doe99›` for a narrative one, `«fig:x»` and `«#fig:x»` for the name and the number of a cross-reference.
 */
export function notation(node: Node | readonly Node[]): string {
  if (isList(node)) return node.map(notation).join('')
  if (isCite(node)) return `‹${node.items.map(item => notationOfItem(item)).join('; ')}›`
  const content = 'children' in node ? notation((node as Parent).children) : ''
  const literal = node as Node & {value?: string; url?: string; alt?: string}
  switch (node.type) {
    case 'root':
      return (node as Root).children.map(notation).join('¶')
    case 'text':
      return literal.value ?? ''
    case 'crossReference': {
      const {form, label} = node as Node & {form: string; label: string}
      return form === 'number' ? `«#${label}»` : `«${label}»`
    }
    case 'crossReferenceList':
      return (node as Parent).children.map(notation).join('; ')
    case 'emphasis':
      return `*${content}*`
    case 'strong':
      return `**${content}**`
    case 'inlineCode':
      return `\`${literal.value}\``
    case 'inlineMath':
      return `$${literal.value}$`
    case 'html':
    case 'code':
      return literal.value ?? ''
    case 'link':
      return `[${content}](${literal.url})`
    case 'linkReference':
      return `[${content}][]`
    case 'image':
      return `![${literal.alt}](${literal.url})`
    case 'break':
      return '⏎'
    default:
      return content
  }
}

function notationOfItem({key, mode, prefix, suffix, label, locator}: Cite['items'][number]): string {
  const before = prefix.length > 0 ? `${notation(prefix)} ` : ''
  const sign = {normal: '@', narrative: '@@', 'suppress-author': '-@'}[mode]
  return `${before}${sign}${key}${label ? ` {${label} ${locator}}` : ''}${notation(suffix)}`
}

/** All citations in order; those within a prefix or suffix follow the citation that contains them. */
export function citationsOf(node: Node | readonly Node[]): Cite[] {
  if (isList(node)) return node.flatMap(citationsOf)
  if (isCite(node)) {
    const within: PhrasingContent[] = node.items.flatMap(item => [...item.prefix, ...item.suffix])
    return [node, ...citationsOf(within)]
  }
  return 'children' in node ? citationsOf((node as Parent).children) : []
}

function isCite(node: Node): node is Cite {
  return node.type === 'cite'
}

function isList(node: Node | readonly Node[]): node is readonly Node[] {
  return Array.isArray(node)
}
