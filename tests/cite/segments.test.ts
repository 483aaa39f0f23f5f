import {readFileSync} from 'node:fs'
import type {ElementContent} from 'hast'
import {describe, expect, test} from 'vitest'
import {segmentsToHast} from '../../src/cite/segments-to-hast.ts'
import {plainAffixes, type Segment, segmentText, type WordsOf} from '../../src/core/segment.ts'
import {serializeHast} from '../../src/core/serialize.ts'
import type {CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {citeAll} from '../cite.ts'

const said = (value: string): Segment => ({type: 'text', value})
const children = [said('a')]

const words: WordsOf<readonly ElementContent[]> = (item, side) => [
  {type: 'element', tagName: 'em', properties: {}, children: [{type: 'text', value: `${side} ${item}`}]},
  {type: 'text', value: ' & so'}
]
const code: readonly ElementContent[] = [
  {type: 'element', tagName: 'code', properties: {}, children: [{type: 'text', value: 'x'}]}
]
const page = {words, math: (tex: string) => (tex === 'x' ? '<math>x</math>' : undefined)}

describe('segments as HTML', () => {
  test.each<readonly [segment: Segment, html: string]>([
    [said('a < b & c'), 'a &#x3C; b &#x26; c'],
    [{type: 'format', format: 'italic', children}, '<i>a</i>'],
    [{type: 'format', format: 'bold', children}, '<b>a</b>'],
    [{type: 'format', format: 'emphasis', children}, '<em>a</em>'],
    [{type: 'format', format: 'strong', children}, '<strong>a</strong>'],
    [{type: 'format', format: 'superscript', children}, '<sup>a</sup>'],
    [{type: 'format', format: 'subscript', children}, '<sub>a</sub>'],
    [{type: 'format', format: 'small-caps', children}, '<span class="csl-small-caps">a</span>'],
    [{type: 'format', format: 'underline', children}, '<span class="csl-underline">a</span>'],
    [{type: 'format', format: 'roman', children}, '<span class="csl-roman">a</span>'],
    [{type: 'format', format: 'medium', children}, '<span class="csl-medium">a</span>'],
    [{type: 'format', format: 'no-caps', children}, '<span class="csl-no-caps">a</span>'],
    [{type: 'format', format: 'no-line', children}, '<span class="csl-no-line">a</span>'],
    [{type: 'format', format: 'baseline', children}, '<span class="csl-baseline">a</span>'],
    [{type: 'work', key: 'doe^99', children}, '<a href="#bib-doe%5E99" role="doc-biblioref">a</a>'],
    [{type: 'words', item: 1, side: 'prefix'}, '<em>prefix 1</em> &#x26; so'],
    [{type: 'words', item: 0, side: 'suffix', capital: true}, '<em>Suffix 0</em> &#x26; so'],
    [{type: 'undefined', value: 'doe?'}, '<strong class="citation-undefined">doe?</strong>'],
    [{type: 'address', url: 'https://a.b/"c"', children}, '<a href="https://a.b/&#x22;c&#x22;">a</a>'],
    [{type: 'address', url: 'javascript:alert(1)', children}, 'a'],
    [{type: 'formula', tex: 'x'}, '<math>x</math>'],
    [{type: 'formula', tex: '\\no'}, '$\\no$'],
    [{type: 'language', lang: 'fr', children}, '<span lang="fr">a</span>'],
    [
      {type: 'language', lang: 'ar', dir: 'rtl', isolated: true, children},
      '<bdi lang="ar" dir="rtl">a</bdi>'
    ],
    [{type: 'language', dir: 'rtl', isolated: true, children}, '<bdi dir="rtl">a</bdi>'],
    [{type: 'block', block: 'left-margin', children}, '<div class="csl-left-margin">a</div>'],
    [{type: 'block', block: 'right-inline', children}, '<div class="csl-right-inline">a</div>'],
    [{type: 'block', block: 'block', children}, '<div class="csl-block">a</div>'],
    [{type: 'block', block: 'indent', children}, '<div class="csl-indent">a</div>'],
    [{type: 'block', children}, '<div>a</div>'],
    [{type: 'marked', names: ['nocase'], children}, '<span class="nocase">a</span>'],
    [{type: 'marked', names: [], children}, '<span>a</span>'],
    [
      {type: 'work', key: 'k', children: [said('b'), {type: 'format', format: 'italic', children}]},
      '<a href="#bib-k" role="doc-biblioref">b<i>a</i></a>'
    ]
  ])('%j', (segment, html) => {
    expect(serializeHast(segmentsToHast([segment], page))).toBe(html)
  })

  test('code at the beginning of a sentence is not capitalized', () => {
    const segment: Segment = {type: 'words', item: 0, side: 'prefix', capital: true}
    expect(serializeHast(segmentsToHast([segment], {words: () => code}))).toBe('<code>x</code>')
  })

  test('without the author’s words, they are omitted', () => {
    expect(segmentsToHast([said('a'), {type: 'words', item: 0, side: 'prefix'}])).toHaveLength(1)
  })
})

test('the text of segments includes the author’s words if they are given', () => {
  const segments: readonly Segment[] = [
    {type: 'words', item: 0, side: 'prefix'},
    {type: 'work', key: 'doe', children: [{type: 'format', format: 'bold', children: [said('Doe')]}]},
    said(', '),
    {type: 'undefined', value: 'roe?'},
    {type: 'formula', tex: '\\pi'}
  ]
  const place = {start: {line: 1, column: 1, offset: 0}, end: {line: 1, column: 1, offset: 0}}
  const prefix = [{type: 'emphasis' as const, children: [{type: 'text' as const, value: 'see '}]}]
  const items = [{key: 'doe', mode: 'normal' as const, prefix, suffix: [], place}]
  expect(segmentText(segments)).toBe('Doe, roe?$\\pi$')
  expect(segmentText(segments, plainAffixes(items))).toBe('see Doe, roe?$\\pi$')
})

const works: readonly CslItem[] = [
  {id: 'doe', type: 'book', title: 'One <i>x</i>', author: [{family: 'Doe'}], DOI: '10.1000/a'},
  {id: 'roe', type: 'article-journal', title: 'Two', issued: {'date-parts': [[2001]]}}
]
const text = '[see *also* @doe, p. 3; @nope] and @roe, [@doe; @roe, so], @doe [chap. 2] and [-@doe].'

describe('rendered citations are plain JSON', () => {
  test.each(['apa', 'vancouver', 'chicago-notes', 'ieee'])('%s', name => {
    const style = readFileSync(new URL(`../../styles/csl/${name}.csl`, import.meta.url), 'utf8')
    const {rendered} = citeAll([text], {style, locales: installedLocales(), lang: 'en'}, works)
    expect(JSON.parse(JSON.stringify(rendered))).toStrictEqual(rendered)
    const noted = Object.values(rendered.sentences)
    expect(noted).toHaveLength(name === 'chicago-notes' ? 2 : 0)
    expect(JSON.stringify(rendered)).not.toContain('also')
  })
})

test('placeholders mark the author’s words, and which of them begin a note', () => {
  const style = readFileSync(new URL('../../styles/csl/chicago-notes.csl', import.meta.url), 'utf8')
  const {rendered} = citeAll(
    ['[see *also* @doe, so]'],
    {style, locales: installedLocales(), lang: 'en'},
    works
  )
  const [content = []] = rendered.citations
  expect(content[0]).toEqual({type: 'words', item: 0, side: 'prefix', capital: true})
  expect(content).toContainEqual({type: 'words', item: 0, side: 'suffix'})
})

test('an address that a style prints in italics is no link within the link to the work', () => {
  const style = readFileSync(new URL('../../styles/csl/apa.csl', import.meta.url), 'utf8')
  const site: CslItem = {id: 'site', type: 'book', title: 'The <b>page</b> https://example.org/a'}
  const {rendered} = citeAll(['[@site]'], {style, locales: installedLocales(), lang: 'en'}, [site])
  const shown = serializeHast(segmentsToHast(rendered.citations[0]!))
  expect(shown).toMatch(/^\(<a href="#bib-site" role="doc-biblioref"><i>The <b>/)
  expect(shown.match(/<a /g)).toHaveLength(1)
})
