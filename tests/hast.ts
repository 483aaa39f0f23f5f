import type {Element, ElementContent, Properties} from 'hast'
import {find, html as schema} from 'property-information'
import {type HtmlAttribute, scanHtml} from '../src/core/html-scan.ts'

/** Well-formed HTML of a test as galley's own hast: formulas are raw nodes. */
export function hastOf(html: string): ElementContent[] {
  const root: ElementContent[] = []
  const open: ElementContent[][] = [root]
  const pieces = scanHtml(html)
  for (let next = pieces.next(); !next.done; ) {
    const piece = next.value
    const siblings = open.at(-1)!
    let end: number | undefined
    if (piece.kind === 'text') siblings.push({type: 'text', value: html.slice(piece.start, piece.end)})
    else if (piece.kind === 'tag' && piece.name === 'math') {
      end = html.indexOf('</math>', piece.start) + '</math>'.length
      siblings.push({type: 'raw', value: html.slice(piece.start, end)})
    } else if (piece.kind === 'tag' && piece.isEnd) open.pop()
    else if (piece.kind === 'tag') {
      const element: Element = {
        type: 'element',
        tagName: piece.name,
        properties: propertiesOf(piece.attributes),
        children: []
      }
      siblings.push(element)
      if (!/^(img|br|wbr)$/.test(piece.name)) open.push(element.children)
    }
    next = pieces.next(end)
  }
  return root
}

function propertiesOf(attributes: readonly HtmlAttribute[]): Properties {
  return Object.fromEntries(
    attributes.map(({name, value = ''}) => {
      const {property, spaceSeparated} = find(schema, name)
      return [property, spaceSeparated ? value.split(' ') : value]
    })
  )
}
