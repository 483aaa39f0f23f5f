import type {Image, Nodes, Root} from 'mdast'
import type {FigureNode} from '../../core/mdast.ts'
import {plainText, walk, wordsWithoutNotes} from '../../core/walk.ts'
import {describingNodes, describingWords} from './describing-words.ts'

/**
 * If the caption of a picture is also its description and contains citations, references or formulas, keeps the nodes
 * of the description, so that it can be composed as printed. Use it when the tree is complete.
 */
export function pictureDescriptions(): (tree: Root) => void {
  return tree => {
    walk(tree, node => {
      if (node.type === 'figure') describe(node)
      return undefined
    })
  }
}

function describe(figure: FigureNode): void {
  const caption = figure.children.find(child => child.type === 'caption')
  if (caption === undefined || !caption.children.some(hasMoreThanWords)) return
  const [image, ...others] = imagesOf(figure)
  if (image === undefined || others.length > 0) return
  const words = describingWords(caption.children)
  const alt = image.alt?.trim()
  if (alt !== words && alt !== plainText(caption).trim() && alt !== wordsWithoutNotes(caption).trim()) return
  image.alt = words
  image.data = {...image.data, description: describingNodes(caption.children)}
}

function hasMoreThanWords(node: Nodes): boolean {
  if (node.type === 'cite' || node.type === 'inlineMath' || node.type === 'crossReference') return true
  return 'children' in node && node.children.some(hasMoreThanWords)
}

/** The pictures of a figure, without those of its parts. */
function imagesOf(node: Nodes): readonly Image[] {
  if (node.type === 'image') return [node]
  if (!('children' in node)) return []
  return (node.children as readonly Nodes[]).flatMap(child =>
    child.type === 'figure' ? [] : imagesOf(child)
  )
}
