import type {Heading, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import type {RawTex} from '../../core/mdast.ts'
import type {LatexBook} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import {isBookPart} from '../latex/book-commands.ts'
import {attach} from '../plugins/attributes/inline-attributes.ts'
import {sourceOf} from '../plugins/source.ts'

/**
 * Makes chapters unnumbered after LaTeX's `\frontmatter` and `\backmatter`, and numbered again after `\mainmatter`, as
 * LaTeX's classes for books do, and removes these commands. Appendices keep their letters. Use it after
 * remark-parts-and-appendices.
 */
export function bookParts({
  book
}: Readonly<{book?: LatexBook | undefined}> = {}): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const source = sourceOf(file)
    let isUnnumbered = book?.isUnnumbered === true
    if (!isUnnumbered && !/\\(?:front|main|back)matter\b/.test(source)) return
    for (const node of tree.children) {
      for (const {name} of commandsIn(node)) isUnnumbered = name !== 'mainmatter'
      if (node.type === 'heading' && isUnnumbered && isChapter(node, source, book)) removeNumber(node)
    }
    walk(tree, node => {
      if (!('children' in node)) return
      const children = (node.children as Nodes[]).filter(child => !isMatter(child) && !isEmptied(child))
      Object.assign(node, {children})
    })
  }
}

function commandsIn(node: Nodes): readonly RawTex[] {
  const found: RawTex[] = []
  walk(node, each => {
    if (isMatter(each)) found.push(each)
  })
  return found
}

function isMatter(node: Nodes): node is RawTex {
  return node.type === 'rawTex' && isBookPart(node.name)
}

/** Whether a paragraph contains only such commands and white space. */
function isEmptied(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some(isMatter) &&
    node.children.every(child => isMatter(child) || (child.type === 'text' && child.value.trim() === ''))
  )
}

/** Whether a heading is that of a chapter without a letter; in a paper without chapters, `\section` is not. */
function isChapter({depth, data, position}: Heading, source: string, book: LatexBook | undefined): boolean {
  if (depth > 1 || data?.appendices || data?.attributes?.classes.includes('appendix')) return false
  return book?.hasChapters === true || !source.startsWith('\\section', position?.start.offset ?? 0)
}

function removeNumber(heading: Heading): void {
  if (heading.data?.attributes?.classes.includes('unnumbered')) return
  attach(heading, {classes: ['unnumbered'], pairs: {}})
}
