import type {Code, Nodes, Root} from 'mdast'
import {scanHtml} from '../../core/html-scan.ts'
import type {Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {spanOf} from '../plugins/source.ts'
import {setsOnly} from './raw-markup.ts'

/**
 * Puts adjacent blocks of ```` ```{=html} ```` and ```` ```{=latex} ```` that both have words into conditions, because
 * they are one content for two outputs: the HTML is for the page, the LaTeX for all others. Use it before `latexBlocks`.
 */
export function rawAlternatives(): (tree: Root) => void {
  return tree =>
    walk(tree, node => {
      if (!('children' in node)) return undefined
      const children = node.children as Nodes[]
      for (const [index, child] of children.entries()) {
        const next = children[index + 1]
        const formats = `${formatOf(child)} ${formatOf(next)}`
        if (formats !== 'html latex' && formats !== 'latex html') continue
        for (const [at, each] of [child as Code, next as Code].entries())
          children[index + at] = conditional(each, formatOf(each) === 'html')
      }
      return undefined
    })
}

function conditional(code: Code, isHtml: boolean): Div {
  return {
    type: 'div',
    children: [code],
    data: {
      attributes: {
        classes: [isHtml ? 'content-visible' : 'content-hidden'],
        pairs: {'when-format': 'html'}
      }
    },
    ...spanOf(code, code)
  }
}

/** The format of a block of raw code with words. */
function formatOf(node: Nodes | undefined): 'html' | 'latex' | undefined {
  if (node?.type !== 'code') return undefined
  if (node.lang === '{=html}' && isWholeHtml(node.value)) return 'html'
  return /^\{=(?:la)?tex\}$/.test(node.lang ?? '') && hasWordsOfLatex(node.value) ? 'latex' : undefined
}

/** Whether HTML has words or a picture, and closes all elements that it opens. */
function isWholeHtml(value: string): boolean {
  let [depth, hasContent] = [0, false]
  for (const piece of scanHtml(value)) {
    if (piece.kind === 'text') hasContent ||= value.slice(piece.start, piece.end).trim() !== ''
    if (piece.kind !== 'tag') continue
    if (piece.name === 'img' || piece.name === 'svg') hasContent = true
    if (isVoid.test(piece.name) || piece.isSelfClosing) continue
    depth += piece.isEnd ? -1 : 1
    if (depth < 0) return false
  }
  return hasContent && depth === 0
}

const isVoid = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|path)$/

/** Whether LaTeX has words or a picture, besides commands that only position or set something. */
function hasWordsOfLatex(value: string): boolean {
  const words = value
    .replace(/(?<!\\)%.*$/gm, '')
    .replace(/\\([A-Za-z]+)\*?((?:\[[^\]\n]*\]|\{[^{}\n]*\})*)/g, (written, name: string, own: string) =>
      setsOnly({name, value: written}) || /^(?:begin|end|label)$/.test(name) ? '' : own || written
    )
  return /\p{L}/u.test(words)
}
