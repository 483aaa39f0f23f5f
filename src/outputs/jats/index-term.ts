import type {IndexMark} from '../../core/article.ts'
import type {IndexLevel} from '../../core/mdast.ts'
import {type XmlNode, xml} from '../../core/xml-tree.ts'
import {anchorId} from './context.ts'

/**
 * An index mark, with its outermost term first. The mark at the end of a range is omitted, because the mark at the
 * start of the range names the term.
 */
export function indexMark({index, anchor}: IndexMark): readonly XmlNode[] {
  const {levels, see, seeAlso, range} = index
  if (range === 'end') return []
  const other = see ?? seeAlso
  const others = other === undefined ? [] : [xml(see === undefined ? 'see-also' : 'see', {}, other)]
  const nested = (rest: readonly IndexLevel[]): readonly XmlNode[] => {
    const [first, ...inner] = rest
    if (first === undefined) return others
    return [
      xml(
        'index-term',
        {},
        xml(
          'term',
          {},
          first.words.includes('$') ? (first.sort ?? first.words.replaceAll('$', '')) : first.words
        ),
        nested(inner)
      )
    ]
  }
  const [term] = nested(levels)
  return term === undefined || typeof term === 'string'
    ? []
    : [{...term, attributes: new Map(anchor === undefined ? [] : [['id', anchorId(anchor) ?? anchor]])}]
}
