import type {Block, Inline, Node, Section} from '../core/article.ts'
import type {Settings} from '../core/types.ts'

/** A heading as an entry of the contents. */
type Entry = Readonly<{anchor: string; number?: string; words: readonly Inline[]; level: number}>

/**
 * Puts the list of sections where the author wants it: before the text (`toc: true`), and into `::: {#toc}`.
 */
export function withContents(
  body: readonly Block[],
  {contents, contentsDepth, contentsTitle}: Settings,
  usualTitle: string
): readonly Block[] {
  if (!contents && !body.some(holdsContents)) return body
  const sections = nested(sectionHeadings(body).filter(({level}) => level <= contentsDepth))
  if (sections.length === 0) return body
  const title = contentsTitle ?? usualTitle
  const list: Block = {type: 'contents', id: 'contents', title, sections}
  const filled = body.map(block => filledWith(block, list))
  return contents ? [{...list, heading: true}, ...filled] : filled
}

function holdsContents(block: Block): boolean {
  if (block.type === 'division' && block.anchor === 'toc') return true
  return isDivision(block) && block.children.some(holdsContents)
}

function filledWith(block: Block, list: Block): Block {
  if (!isDivision(block) || !holdsContents(block)) return block
  const children = block.children.map(child => filledWith(child, list))
  const isPlace = block.type === 'division' && block.anchor === 'toc'
  return {...block, children: isPlace ? [...children, list] : children}
}

type Divided = Extract<Block, {type: 'division' | 'callout' | 'references'}> &
  Readonly<{children: readonly Block[]}>

function isDivision(block: Block): block is Divided {
  if (block.type === 'references') return block.children !== undefined
  return block.type === 'division' || block.type === 'callout'
}

/** The headings of the text, of those in divisions too, but not of the notes. */
function sectionHeadings(body: readonly Block[]): readonly Entry[] {
  return body.flatMap((block): readonly Entry[] => {
    if (block.type === 'heading') {
      const {anchor, number, level, children} = block
      if (anchor === undefined) return []
      return [{anchor, ...(number && {number}), words: wordsForLink(children), level}]
    }
    if (block.type === 'references' && block.title !== undefined)
      return [{anchor: block.anchor ?? '', words: [{type: 'text', value: block.title}], level: 1}]
    return isDivision(block) ? sectionHeadings(block.children) : []
  })
}

/** The sections as they lie in one another. */
function nested(entries: readonly Entry[]): readonly Section[] {
  const sections: Section[] = []
  for (let index = 0; index < entries.length; ) {
    const {level, ...entry} = entries[index]!
    let end = index + 1
    while (end < entries.length && entries[end]!.level > level) end++
    sections.push({...entry, sections: nested(entries.slice(index + 1, end))})
    index = end
  }
  return sections
}

/**
 * The words of a heading for a link: without note calls, and without the anchors and links that they have in the text.
 */
export function wordsForLink(nodes: readonly Inline[]): readonly Inline[] {
  return nodes.flatMap((node): readonly Inline[] => {
    if (node.type === 'noteCall' || (node.type === 'superscript' && node.classes?.includes('note-call')))
      return []
    if (node.type === 'link' || node.type === 'crossReference' || node.type === 'work')
      return wordsForLink(node.children)
    const {anchor: _, ...bare} = node as Inline & Readonly<{anchor?: string}>
    if (!('children' in bare)) return [bare as Inline]
    return [
      {
        ...bare,
        children: wordsForLink((bare as {children: readonly Node[]}).children as readonly Inline[])
      } as Inline
    ]
  })
}
