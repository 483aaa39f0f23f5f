import type {Block, Section} from '../core/article.ts'
import {headingOf, type SectionHeading} from '../core/article-sections.ts'
import type {Settings} from '../core/types.ts'

/** Inserts the list of sections before the text (`toc: true`) and at each `::: {#toc}`. */
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
  return contents ? [{...list, id: 'contents-heading', heading: true}, ...filled] : filled
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

/** All headings of the text, including those in divisions. */
function sectionHeadings(body: readonly Block[]): readonly SectionHeading[] {
  return body.flatMap(block => {
    const heading = headingOf(block)
    if (heading !== undefined) return [heading]
    return isDivision(block) ? sectionHeadings(block.children) : []
  })
}

/** Nests each section in the nearest section before it that has a higher rank, that is, a lower level number. */
function nested(entries: readonly SectionHeading[]): readonly Section[] {
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
