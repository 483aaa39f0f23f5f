import {expect, test} from 'vitest'
import {soundText} from '../../src/core/sound-text.ts'
import {parseXml, type XmlElement} from '../../src/core/xml.ts'
import {serializeXml, type XmlNode, xml} from '../../src/core/xml-tree.ts'
import fc from '../properties.ts'

const name = fc.constantFrom('p', 'sec', 'mml:mi', 'fn-group')
const anyText = fc.string({unit: 'binary'})
const attributes = fc.dictionary(fc.constantFrom('id', 'xml:lang', 'rid'), anyText)
const {element} = fc.letrec<{element: XmlElement; node: XmlNode}>(tie => ({
  node: fc.oneof({maxDepth: 3}, anyText, tie('element')),
  element: fc
    .tuple(name, attributes, fc.array(tie('node'), {maxLength: 4}))
    .map(([tag, given, children]) => xml(tag, given, children))
}))

/** A tree as a parser returns it: with adjacent texts joined, and U+FFFD for characters not allowed in XML. */
function parsed({name, attributes, children}: XmlElement): unknown {
  const joined: unknown[] = []
  for (const child of children) {
    const last = joined.at(-1)
    if (typeof child !== 'string') joined.push(parsed(child))
    else if (typeof last === 'string') joined[joined.length - 1] = last + soundText(child)
    else joined.push(soundText(child))
  }
  return {name, attributes: [...attributes].map(([key, value]) => [key, soundText(value)]), children: joined}
}

test('what a parser reads of a serialized tree is the tree', () => {
  fc.assert(
    fc.property(element, tree => {
      const [root] = parseXml(serializeXml(tree)).root.children
      expect(parsed(root as XmlElement)).toEqual(parsed(tree))
    })
  )
})

test('attributes without a value and empty texts are left out', () => {
  expect(serializeXml(xml('p', {id: undefined, n: 1}, '', undefined, ['a', xml('b')]))).toBe(
    '<p n="1">a<b/></p>'
  )
})
