import {describe, expect, test} from 'vitest'
import {toHtml, toText} from '../../src/csl/output/html.ts'
import type {Item} from '../../src/csl/rendering/context.ts'
import {cited, engineOf, processorOf, wrapped} from './engine.ts'

const inCitation = (layout: string): string => wrapped(`<citation><layout>${layout}</layout></citation>`)
const inList = (layout: string): string =>
  wrapped(`<citation><layout/></citation><bibliography><layout>${layout}</layout></bibliography>`)

/** The only entry of the list, as HTML. */
function entry(layout: string, item: Item): string {
  const [{segments} = {segments: []}] = processorOf(inList(layout), [item]).entries()
  return toHtml(segments)
}

test('a date that substitutes authors is not rendered again', () => {
  const date = '<date variable="issued" prefix=", "><date-part name="year"/></date>'
  const style = inCitation(
    `<names variable="author"><substitute><group><text variable="title"/>${date}</group></substitute></names>${date}`
  )
  const law: Item = {id: 'law', type: 'legislation', title: 'Law', issued: {'date-parts': [[1992]]}}
  expect(cited(style, [law], ['law'])).toBe('Law, 1992')
  expect(cited(style, [{...law, author: [{family: 'Doe'}]}], ['law'])).toBe('Doe, 1992')
})

test.each([
  ['321-328', '321–8'],
  ['1573-1375', '1573–1375'],
  ['14-14', '14–14']
])('the pages %s where the style shortens ranges', (page, expected) => {
  const layout = '<bibliography><layout><text variable="page"/></layout></bibliography>'
  const style = wrapped(
    `<citation><layout/></citation>${layout}`,
    'class="in-text" page-range-format="minimal"'
  )
  const [{segments} = {segments: []}] = processorOf(style, [{id: 'a', type: 'book', page}]).entries()
  expect(toHtml(segments)).toBe(expected)
})

describe('a typed label', () => {
  test.each([
    ['7, p. 3-8', '7th, pp. 3–8'],
    ['7, p. 3', '7th, p. 3'],
    ['7, vol. 2', '7th, vol. 2'],
    ['7, in 3 parts', '7, in 3 parts'],
    ['7', '7th']
  ])('the edition %s', (edition, expected) => {
    const style = inCitation('<number variable="edition" form="ordinal"/>')
    expect(cited(style, [{id: 'a', type: 'book', edition}], ['a'])).toBe(expected)
  })

  test.each([
    ['vol. 1, fol. 186', 'vol. 1, fol. 186'],
    ['186', 'p. 186'],
    ['sic 1', 'p. sic 1']
  ])('the locator %s', (locator, expected) => {
    const style = inCitation(
      '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'
    )
    const cluster = processorOf(style, [{id: 'a', type: 'book'}]).cluster([{id: 'a', locator}])
    expect(toHtml(engineOf(style).finished(cluster))).toBe(expected)
  })
})

test.each([
  [`'"Bread" and wine'`, '“‘Bread’ and wine”'],
  ['the l’"avenir"', 'the l’“avenir”']
])('the quotation marks of %s', (title, expected) => {
  expect(entry('<text variable="title"/>', {id: 'a', type: 'book', title})).toBe(expected)
})

test.each([
  ['<text variable="title" display="block"/><text variable="note" display="block"/>', 'Title\nNote'],
  ['<text variable="note" suffix="."/><text variable="title" display="indent"/>', 'Note.\nTitle'],
  [
    '<text variable="note" display="left-margin"/><text variable="title" display="right-inline"/>',
    'Note Title'
  ]
])('as plain text, %s – %s', (layout, expected) => {
  const item: Item = {id: 'a', type: 'book', title: 'Title', note: 'Note'}
  expect(toText(processorOf(inList(layout), [item]).entries()[0]!.segments)).toBe(expected)
})

test('a space at the end of a block follows the block', () => {
  const layout =
    '<group display="left-margin"><text variable="note" suffix=". "/></group><group display="right-inline"><text variable="title" suffix=". "/></group>'
  expect(entry(layout, {id: 'a', type: 'book', title: 'Bread', note: '1'})).toBe(
    '<div class="csl-left-margin">1. </div><div class="csl-right-inline">Bread.</div> '
  )
})
