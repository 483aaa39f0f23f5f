import type {Blockquote, Nodes, Root} from 'mdast'
import type {VFile} from 'vfile'
import {type CalloutKind, calloutKinds, type Div} from '../../core/mdast.ts'
import {walk} from '../../core/walk.ts'
import {moved, slice, sourceOf} from './source.ts'

/**
 * Turns GitHub's alerts, `> [!NOTE]` with the words below it, into callouts like those of Quarto, `:::
 * {.callout-note}`. Use it after plugins that look up places of words in the source.
 */
export function remarkAlert(): (tree: Root, file: VFile) => void {
  return (tree, file) =>
    walk(tree, node => {
      if (node.type === 'blockquote') setAlert(node, sourceOf(file))
      return undefined
    })
}

function setAlert(quotation: Blockquote, source: string): void {
  const [first, ...others] = quotation.children
  const [words, ...rest] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || words?.type !== 'text') return
  const [mark, name] = alert.exec(words.value) ?? []
  // The words of an alert are on lines of their own.
  if (mark === undefined || (!mark.endsWith('\n') && rest.length > 0)) return
  const callout = name!.toLowerCase() as CalloutKind
  words.value = words.value.slice(mark.length)
  if (words.position) {
    const [line = ''] = /^.*(?:\r?\n|\r)[\t >]*/.exec(slice(words, source)) ?? []
    words.position.start = moved(
      words.position.start,
      source,
      (words.position.start.offset ?? 0) + line.length
    )
  }
  if (words.value === '') first.children = rest
  const division: Pick<Div, 'type' | 'children' | 'data'> = {
    type: 'div',
    children: first.children.length === 0 ? others : quotation.children,
    data: {attributes: {classes: [`callout-${callout}`], pairs: {}}, callout}
  }
  Object.assign(quotation as Nodes, division)
}

const alert = new RegExp(`^\\[!(${calloutKinds.join('|')})\\][^\\S\\n]*(?:\\n|$)`, 'i')
