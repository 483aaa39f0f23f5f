import type {Definition, Nodes, Paragraph, Parents, Root} from 'mdast'
import type {Processor} from 'unified'
import type {VFile} from 'vfile'
import type {FigureNode} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {captionLines} from './figure/caption-lines.ts'
import {takeColumnWidths} from './figure/column-widths.ts'
import {divFigure} from './figure/figure-div.ts'
import {definitionsOf, imageCaptionToTree, imageFigure, readImage} from './figure/image-caption.ts'
import {captionBlocks} from './figure/table-caption.ts'
import {sourceOf} from './source.ts'
import {addSyntax} from './syntax.ts'

/**
 * Figures as in Pandoc's `implicit_figures`, and tables and listings with captions, as `figure` nodes. An image with a
 * description, in a paragraph of its own, becomes a figure. Its description becomes the caption, as inline Markdown;
 * its attributes become the figure's, except `width` and `height`; `alt="…"` is the alternative text. `: words` or
 * `Table: words` next to a table is its caption, `: words {#lst:x}` is the caption of code, and `::: {#fig:x}` is a
 * figure of several pictures. Use it after remark-attributes and remark-tex (for attributes and `\label`), and before
 * all plugins that process captions.
 */
export function remarkFigure(this: Processor): (tree: Root, file: VFile) => void {
  addSyntax(this.data(), captionLines, imageCaptionToTree)
  return (tree, file) => {
    const source = sourceOf(file)
    const definitions = definitionsOf(tree)
    walk(tree, node => {
      if (node.type === 'image' || node.type === 'imageReference') readImage(node, source)
    })
    const parents: Parents[] = []
    walk(tree, node => {
      if (!('children' in node) || node.type === 'figure') return
      if (node.children.some(({type}) => type === 'div')) parents.push(node)
      const children: Nodes[] = node.children
      const figures = children.map(child =>
        child.type === 'paragraph' ? (pictureFigure(child, definitions) ?? child) : child
      )
      Object.assign(node, {children: captionBlocks(figures, source)})
    })
    // Innermost parents come first, because the figures inside a div must exist before the div itself becomes one.
    for (const parent of parents.toReversed()) {
      const children: Nodes[] = parent.children
      const figures = children.map(child =>
        child.type === 'div' ? (divFigure(child, definitions, source) ?? child) : child
      )
      Object.assign(parent, {children: figures})
    }
    walk(tree, node => {
      takeColumnWidths(node)
      if (node.type === 'figure' && node.kind !== 'figure') node.children.sort(captionFirst)
    })
  }
}

/** The figure that a paragraph becomes, with the paragraph's edit if it has one. */
function pictureFigure(
  paragraph: Paragraph,
  definitions: ReadonlyMap<string, Definition>
): FigureNode | undefined {
  const figure = imageFigure(paragraph, definitions)
  const edit = paragraph.data?.edit
  if (figure !== undefined && edit !== undefined) figure.data = {...figure.data, edit}
  return figure
}

/**
 * Compares two nodes for sorting. Captions come first, because captions of tables and listings are printed above
 * them, and notes and works are numbered in reading order.
 */
function captionFirst(one: Nodes, other: Nodes): number {
  return Number(other.type === 'caption') - Number(one.type === 'caption')
}
