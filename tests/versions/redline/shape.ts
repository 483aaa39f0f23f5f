import type {Article, CitedItem, Inline, Node, Note} from '../../../src/core/article.ts'
import {standsInLine} from '../../../src/core/kinds.ts'
import {childNodes, wordsOf} from '../../../src/core/walk-article.ts'
import {plainTex} from '../../../src/versions/redline/atoms.ts'

/**
 * The author's content as a list of lines: blocks with their words, formats and properties. Numbers counted by galley,
 * names, places and white space are excluded.
 */
export function shapeOf(article: Article): readonly string[] {
  const works = article.lists.flatMap(({entries}) => entries)
  const known: Known = {
    notes: new Map(article.notes.map(note => [note.number, note])),
    works: new Map(works.map(({key, work}) => [key, typeof work?.DOI === 'string' ? work.DOI : key]))
  }
  const {front, body, statements, lists} = article
  return [
    `title ${runs(front.title, known)}`,
    ...front.abstracts.flatMap(({lang, children}) => [`abstract ${lang}`, ...blocks(children, known)]),
    ...blocks(body, known),
    ...statements.flatMap(({name, lang, children}) => [
      `statement ${name} ${lang}`,
      ...blocks(children, known)
    ]),
    ...lists
      .flatMap(({entries}) => entries.map(({work}) => `work ${JSON.stringify({...work, id: ''})}`))
      .sort()
  ]
}

/** What nodes refer to: the notes, and the DOIs of works by key. */
type Known = Readonly<{notes: ReadonlyMap<number, Note>; works: ReadonlyMap<string, string>}>

function blocks(nodes: readonly Node[], known: Known): readonly string[] {
  return nodes.flatMap(node => block(node, known))
}

function block(node: Node, known: Known): readonly string[] {
  switch (node.type) {
    case 'notes':
    case 'references':
    case 'contents':
      return []
    case 'heading':
      return [`heading ${node.level} ${runs(node.children, known)}`]
    case 'table': {
      const rows = [node.head, node.body, node.foot].map(part =>
        part.map(row => row.map(({children}) => content(children, known).join(' ¶ ')).join(' | '))
      )
      return [`table ${rows.map(part => part.join(' // ')).join(' === ')} ${node.widths?.length ?? ''}`]
    }
    case 'paragraph':
    case 'term':
      return [`${node.type} ${runs(node.children, known)}`]
    case 'equation':
      return [`equation ${plainTex(node.tex)}`]
    case 'image':
      return [`image ${node.url}`]
    case 'listing':
      return [`listing ${node.language} ${node.value}`]
    case 'lineBlock':
      return [`lines ${node.lines.map(line => runs(line, known)).join(' / ')}`]
    case 'figure':
    case 'figurePart':
      return [node.type, ...content(node.children, known), `caption ${runs(node.caption ?? [], known)}`]
    case 'list':
      return [
        `list ${node.ordered ? `numbered ${node.numbering}` : ''}`,
        ...blocks(node.children, known),
        'end'
      ]
    case 'quotation':
    case 'division':
      return [node.type, ...blocks(node.children, known), runs(node.source ?? [], known), 'end']
    case 'callout':
    case 'listItem':
    case 'definitionList':
    case 'definition':
      return [node.type, ...blocks(node.children, known), 'end']
    default:
      return [`${node.type} ${content(childNodes(node), known).join(' ')}`]
  }
}

function content(nodes: readonly Node[], known: Known): readonly string[] {
  return nodes.some(node => 'id' in node && node.id !== undefined && !standsInLine(node))
    ? blocks(nodes, known)
    : [runs(nodes, known)]
}

/** Running text as words, with the format where it changes. */
function runs(nodes: readonly Node[], known: Known): string {
  let text = ''
  let last = ''
  const add = (value: string, look: string): void => {
    for (const part of value
      .normalize('NFC')
      .replace(/\u00ad/g, '')
      .split(/(\s+)/)) {
      if (part === '') continue
      if (part.trim() === '') text += ' '
      else {
        if (look !== last) text += `‹${look}›`
        last = look
        text += part
      }
    }
  }
  const visit = (node: Inline, looks: readonly string[]): void => {
    const own = atomText(node, known)
    if (own !== undefined) add(own, [...new Set(looks)].sort().join(' '))
    else for (const child of childNodes(node) as readonly Inline[]) visit(child, [...looks, ...lookOf(node)])
  }
  for (const node of nodes as readonly Inline[]) visit(node, [])
  return text.replace(/\s+/g, ' ').trim()
}

/** A node as one word; undefined for a node with running text. */
function atomText(node: Inline, known: Known): string | undefined {
  switch (node.type) {
    case 'text':
      return node.value
    case 'inlineCode':
      return `\`${node.value}\``
    case 'formula':
    case 'equation':
      return `$${plainTex(node.tex).replaceAll(' ', '')}$`
    case 'image':
      return `![${node.url}]`
    case 'citation':
      return `[${node.items
        .map(item => itemText(item, known))
        .sort()
        .join(';')}]`
    case 'crossReference':
      return `@${node.target}`
    case 'noteCall': {
      const note = known.notes.get(node.note)
      return `[^${
        note
          ? blocks(note.children, {...known, notes: new Map()})
              .join(' ¶ ')
              .replace(/\s+/g, '_')
          : '?'
      }]`
    }
    case 'break':
      return '\\'
    case 'raw':
      return node.format === 'html' ? '' : node.value
    default:
      return undefined
  }
}

/** A cited work by its DOI or key, with the author's words about it. */
function itemText(
  {key, work = key, mode, label, locator, prefix, suffix}: CitedItem,
  {works}: Known
): string {
  const words = [prefix, suffix].map(nodes => wordsOf(nodes).trim())
  return [works.get(work) ?? work, mode, label, locator, ...words].join('_').replace(/\s+/g, '_')
}

function lookOf(node: Inline): readonly string[] {
  if (node.type === 'link') return [`link ${node.url}`]
  if (node.type === 'element')
    return [
      {sup: 'superscript', sub: 'subscript', i: 'emphasis', em: 'emphasis', b: 'strong'}[node.tagName] ??
        node.tagName
    ]
  return node.type === 'language' ? [] : [node.type]
}
