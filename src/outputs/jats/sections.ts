import {addAll} from '../../core/add-all.ts'
import type {Block, Heading} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {jatsBlocks} from './blocks.ts'
import {anchorId, type JatsContext} from './context.ts'
import {jatsInlines} from './inline.ts'

/** The text of a paper in nested sections, its appendices, and the titles that its own headings give to lists of references. */
export type Sections = Readonly<{
  content: readonly XmlNode[]
  appendices: readonly XmlElement[]
  titles: ReadonlyMap<number, Heading>
}>

/** A section that is still open, with its content so far. */
type Open = Readonly<{level: number; heading: Heading | undefined; content: XmlNode[]}>

/** Nests sections by the levels of their headings. A heading directly before a list of references is the list's title. */
export function sections(body: readonly Block[], context: JatsContext): Sections {
  const root: Open = {level: 0, heading: undefined, content: []}
  const open = [root]
  const titles = new Map<number, Heading>()
  const appendices: XmlElement[] = []
  const close = (): void => {
    const {heading, content} = open.pop()!
    if (open.length === 1 && isAppendix(heading!)) appendices.push(section('app', heading!, content, context))
    else open.at(-1)!.content.push(section('sec', heading!, content, context))
  }
  for (const block of withoutDivisions(body)) {
    const {heading, content} = open.at(-1)!
    if (block.type === 'heading') {
      while (open.length > 1 && open.at(-1)!.level >= block.level) close()
      open.push({level: block.level, heading: block, content: []})
    } else if (isListAlone(block) && heading !== undefined && content.length === 0) {
      titles.set(block.list, heading)
      open.pop()
    } else addAll(content, jatsBlocks([block], context))
  }
  while (open.length > 1) close()
  return {content: root.content, appendices, titles}
}

/** Whether a heading begins an appendix: by its letter, or by its class if sections have no numbers. */
function isAppendix({number, classes = []}: Heading): boolean {
  return number === undefined ? classes.includes('appendix') : /^\p{Lu}{1,2}$/u.test(number)
}

function section(
  name: 'sec' | 'app',
  heading: Heading,
  content: readonly XmlNode[],
  context: JatsContext
): XmlElement {
  const isSupplement = /^S\d+$/.test(heading.number ?? '')
  return xml(
    name,
    {
      id: anchorId(heading.anchor),
      'sec-type': isSupplement ? 'supplementary-material' : undefined,
      'xml:lang': heading.lang
    },
    heading.number === undefined ? undefined : xml('label', {}, heading.number),
    xml('title', {}, jatsInlines(heading.children, context)),
    content
  )
}

function isListAlone(block: Block): block is Extract<Block, {type: 'references'}> {
  return block.type === 'references' && block.title === undefined
}

/** Blocks without the divisions around headings, and with the words before a list of references as blocks before it. */
function withoutDivisions(body: readonly Block[]): readonly Block[] {
  return body.flatMap((block): readonly Block[] => {
    if (block.type === 'division' && block.source === undefined && holdsHeading(block.children))
      return withoutDivisions(block.children)
    if (block.type !== 'references' || block.children === undefined) return [block]
    const {children, ...list} = block
    return [...withoutDivisions(children), list]
  })
}

function holdsHeading(nodes: readonly Block[]): boolean {
  return nodes.some(
    node =>
      node.type === 'heading' ||
      node.type === 'references' ||
      (node.type === 'division' && holdsHeading(node.children))
  )
}
