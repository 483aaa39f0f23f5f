import type {Code, Nodes, Paragraph} from 'mdast'
import type {Attributes, Caption, FigureNode} from '../../../core/mdast.ts'
import {addLabel, attach} from '../attributes/inline-attributes.ts'
import {spanOf} from '../source.ts'
import type {ReadCaption} from './caption.ts'

/**
 * Converts code with a label or a caption, `{#lst:x caption="…"}` or Quarto's `lst-cap`, to a numbered listing; other
 * code is unchanged. The code's id, and the classes `ofFigure`, move to the figure; other attributes stay with the
 * code.
 */
export function listing(
  code: Code,
  caption: ReadCaption | undefined,
  paragraph: Paragraph | undefined
): Nodes {
  const {id, classes = [], pairs: {caption: _, 'lst-cap': __, ...pairs} = {}} = code.data?.attributes ?? {}
  const words = ownCaption(code)
  const isLabelled = /^lst[:-]/i.test(id ?? '')
  if (!isLabelled && words === undefined && caption === undefined) return code
  const own: Attributes = {classes: classes.filter(name => !ofFigure.includes(name)), pairs}
  if (code.data?.attributes !== undefined) code.data = {...code.data, attributes: own}
  const captions = caption ? [caption.node] : words ? [captionOf(words, code)] : []
  const isBefore =
    (paragraph?.position?.start.offset ?? Number.MAX_VALUE) < (code.position?.start.offset ?? 0)
  const [first, last] =
    paragraph === undefined ? [code, code] : isBefore ? [paragraph, code] : [code, paragraph]
  const figure: FigureNode = {
    type: 'figure',
    kind: 'listing',
    children: [code, ...captions],
    ...spanOf(first, last)
  }
  const places = classes.filter(name => ofFigure.includes(name))
  if (id !== undefined || places.length > 0)
    attach(figure, {...(id !== undefined && {id}), classes: places, pairs: {}})
  attach(figure, caption?.attributes)
  addLabel(figure, caption?.label)
  return figure
}

/** The caption among the attributes of code. */
export function ownCaption({data}: Code): string | undefined {
  const {caption, 'lst-cap': quarto} = data?.attributes?.pairs ?? {}
  return caption ?? quarto
}

/** Classes that position a figure, table or listing in the PDF, or remove its number. */
const ofFigure: readonly string[] = ['wide', 'full', 'margin', 'here', 'top', 'bottom', 'unnumbered']

/** Creates a caption from an attribute, as plain text at the place of the code. */
function captionOf(words: string, code: Code): Caption {
  const place = spanOf(code, code)
  return {type: 'caption', children: [{type: 'text', value: words, ...place}], ...place}
}
