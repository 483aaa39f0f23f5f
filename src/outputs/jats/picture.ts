import type {Image} from '../../core/article.ts'
import type {XmlElement} from '../../core/xml.ts'
import {xml} from '../../core/xml-tree.ts'
import {anchorId, type JatsContext} from './context.ts'

/** A picture with its alternative text. */
export function graphic(name: 'graphic' | 'inline-graphic', node: Image, context: JatsContext): XmlElement {
  const {href, type} = context.picture(node)
  const [kind, subtype] = type?.split('/') ?? []
  return xml(
    name,
    {id: anchorId(node.anchor), mimetype: kind, 'mime-subtype': subtype, 'xlink:href': href},
    node.alt.trim() === '' ? undefined : xml('alt-text', {}, node.alt)
  )
}
