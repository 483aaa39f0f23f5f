import {expect, test} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {cite, textOf} from '../cite.ts'

/** Faults that the CSL test suite revealed, tested here without the suite. */
const locales = installedLocales()

const styleOf = (citation: string, layout: string, list = '<text variable="title"/>'): string => `
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation ${citation}>
    ${layout}
      <group delimiter=" ">
        <names variable="author"><name form="short"/></names>
        <group>
          <date variable="issued"><date-part name="year"/></date>
          <text variable="year-suffix"/>
        </group>
      </group>
    </layout>
  </citation>
  <bibliography>
    <sort><key variable="author"/><key variable="title"/></sort>
    <layout>${list}</layout>
  </bibliography>
</style>`

const work = (id: string, family: string, given: string, year: number | '' = 2000): CslItem => ({
  id,
  type: 'book',
  author: [{family, given}],
  title: id,
  issued: {'date-parts': [[year as number]]}
})

const inBrackets = '<layout prefix="(" suffix=")" delimiter="; ">'

test.each([
  ['year-suffix', '(Doe 2000a,b,c; Roe 2000)'],
  ['year-suffix-ranged', '(Doe 2000a–c; Roe 2000)'],
  ['year', '(Doe 2000a, 2000b, 2000c; Roe 2000)']
])('years of the same author are collapsed as the style specifies: %s', (collapse, expected) => {
  const style = styleOf(
    `disambiguate-add-year-suffix="true" year-suffix-delimiter="," collapse="${collapse}"`,
    inBrackets
  )
  const {html} = cite('[@a; @b; @c; @r]', {style, locales, lang: 'en'}, [
    work('a', 'Doe', 'J.'),
    work('b', 'Doe', 'J.'),
    work('c', 'Doe', 'J.'),
    work('r', 'Roe', 'R.')
  ])
  expect(textOf(html)).toBe(expected)
})

test('a year that is not collapsed stays a link', () => {
  const style = styleOf('disambiguate-add-year-suffix="true" collapse="year-suffix"', inBrackets)
  const {html} = cite('[@a; @r]', {style, locales, lang: 'en'}, [
    work('a', 'Doe', 'J.'),
    work('r', 'Roe', 'R.')
  ])
  expect(html.match(/<a /g)).toHaveLength(2)
})

test('brackets close once after a work without further content', () => {
  const style = styleOf('collapse="year"', inBrackets)
  const undated = {id: 'u', type: 'book', title: 'u', author: [{family: 'Doe', given: 'J.'}]}
  const {html} = cite('[@a; @u]', {style, locales, lang: 'en'}, [work('a', 'Doe', 'J.'), undated])
  expect(textOf(html)).toBe('(Doe 2000)')
})

test('a comma of the layout goes inside a closing quotation mark in American English', () => {
  const quoted = '<layout suffix=", they say."><text variable="title" quotes="true"/></layout></citation>'
  const style = styleOf('', '<layout>').replace(/<layout>[\s\S]*?<\/citation>/, quoted)
  const {html} = cite('[@Alpha]', {style, locales, lang: 'en-US'}, [work('Alpha', 'Doe', 'J.')])
  expect(textOf(html)).toBe('“Alpha,” they say.')
})

test('the list is sorted word by word, and no family name is taken for an article', () => {
  const names = ['Dalebout', 'Dale', 'De Zoete', 'Dean', 'An', 'Ab', 'Li']
  const items = names.map(name => work(name, name, 'Xi'))
  const {references} = cite('', {style: styleOf('', '<layout>'), locales, lang: 'en'}, items, names)
  expect(references.map(textOf)).toEqual(['Ab', 'An', 'Dale', 'Dalebout', 'De Zoete', 'Dean', 'Li'])
})

test('an empty part of a date is ignored', () => {
  const list = '<text variable="title" suffix=", "/><date variable="issued" form="numeric"/>'
  const item = {...work('a', 'Doe', 'J.'), issued: {'date-parts': [['2001', '', '']]}}
  const {references} = cite('[@a]', {style: styleOf('', '<layout>', list), locales, lang: 'en'}, [item])
  expect(references.map(textOf)).toEqual(['a, 2001'])
})
