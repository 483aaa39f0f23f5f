import type {Caption, Div} from '../../../core/mdast.ts'
import {spanOf} from '../source.ts'

/**
 * Puts the words of an attribute, parsed as Markdown, into the block whose words they are: the title of a callout,
 * `title="…"`, becomes its first heading, and the caption of a figure, table or listing, `fig-cap="…"`, its last
 * paragraph, unless it has one.
 */
export function placeAttributeWords(div: Div, words: Caption): void {
  const {attributes} = div.data ?? {}
  if (attributes === undefined || words.children.length === 0) return
  const {title, ...others} = attributes.pairs
  if (title !== undefined && attributes.classes.some(name => name.startsWith('callout-'))) {
    div.data = {...div.data, attributes: {...attributes, pairs: others}}
    div.children = [
      {type: 'heading', depth: 2, children: words.children, ...spanOf(words, words)},
      ...div.children
    ]
    return
  }
  const key = captions.find(name => attributes.pairs[name] !== undefined)
  const last = div.children.at(-1)
  const isCaptioned = last?.type === 'paragraph' && last.children.some(({type}) => type !== 'image')
  if (key === undefined || isCaptioned || !isFloat(attributes.id ?? '')) return
  const {[key]: _, ...pairs} = attributes.pairs
  div.data = {...div.data, attributes: {...attributes, pairs}}
  div.children = [...div.children, {type: 'paragraph', children: words.children, ...spanOf(words, words)}]
}

const captions = ['fig-cap', 'tbl-cap', 'lst-cap']

function isFloat(id: string): boolean {
  return /^(?:fig|tbl|tab|lst)[:-]/i.test(id)
}
