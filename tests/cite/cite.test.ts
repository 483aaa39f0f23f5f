import {readFileSync} from 'node:fs'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, it} from 'vitest'
import {renderCitations} from '../../src/cite/index.ts'
import {resolveLocale} from '../../src/cite/locale.ts'
import {referenceHref, referenceId} from '../../src/cite/reference-id.ts'
import {readRichText} from '../../src/cite/rich-text.ts'
import {segmentsToHast} from '../../src/cite/segments-to-hast.ts'
import {segmentText} from '../../src/core/segment.ts'
import type {CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {type Cited, cite, place, saidBy, textOf} from '../cite.ts'
import fc from '../properties.ts'

const locales = installedLocales()
const insights = readFileSync(new URL('../../styles/csl/apa.csl', import.meta.url), 'utf8')
const plain = readFileSync(new URL('../../styles/csl/vancouver.csl', import.meta.url), 'utf8')

const year = (value: number): object => ({'date-parts': [[value]]})
const doe = {family: 'Doe', given: 'John'}
const items: readonly CslItem[] = [
  {
    id: 'doe99',
    type: 'article-journal',
    title: 'Alpha and <i>beta</i>',
    author: [doe],
    issued: year(1999),
    'container-title': 'Journal of Things',
    volume: '6',
    issue: '3',
    page: '167-191',
    DOI: '10.1000/a(1)#b'
  },
  {id: 'doe99b', type: 'book', title: 'Zeta', author: [doe], issued: year(1999), publisher: 'Press'},
  {
    id: 'roe01',
    type: 'book',
    title: 'Gamma',
    author: [
      {family: 'Roe', given: 'Jane'},
      {family: 'Poe', given: 'Bob'}
    ],
    issued: year(2001),
    publisher: 'Press'
  },
  {
    id: 'three',
    type: 'chapter',
    title: 'Delta',
    author: [doe, {family: 'Roe', given: 'Jane'}, {family: 'Poe', given: 'Bob'}],
    editor: [{family: 'Lee', given: 'Bo'}],
    issued: year(2003),
    'container-title': 'Collected Things',
    page: '1-9',
    publisher: 'Press'
  },
  {
    id: 'udhr',
    type: 'treaty',
    title: 'Universal Declaration of Human Rights',
    author: [{literal: 'United Nations'}],
    issued: year(1948),
    URL: 'https://www.un.org/a_(b)'
  },
  {
    id: 'firm',
    type: 'report',
    title: 'Profits',
    author: [{literal: 'Johnson & Johnson'}, doe],
    issued: year(2010)
  },
  {id: 'nodate', type: 'document', title: 'Sine die', author: [{family: 'Nodate', given: 'Nick'}]},
  {id: 'noauthor', type: 'document', title: 'No author', issued: year(2011)},
  {
    id: 'others',
    type: 'book',
    title: 'Many',
    author: [{family: 'Moe', given: 'Al'}, {literal: 'others'}],
    issued: year(1980)
  },
  {
    id: 'open',
    type: 'book',
    title: 'Open',
    author: [{family: 'Ope', given: 'O'}],
    issued: {'date-parts': [[2017], [0]]}
  },
  {
    id: 'constructor',
    type: 'book',
    title: 'Objects',
    author: [{family: 'Proto', given: 'P'}],
    issued: year(1995)
  }
]

const author = (markdown: string, listed: readonly string[] = []): Cited =>
  cite(markdown, {style: insights, locales, lang: 'en-GB'}, items, listed)
const number = (markdown: string): Cited => cite(markdown, {style: plain, locales, lang: 'en-GB'}, items)

describe('author and date', () => {
  it.each([
    ['[@doe99].', '(Doe, 1999).'],
    ['[@doe99, p. 171].', '(Doe, 1999, p. 171).'],
    ['[@doe99, pp. 33-35, 38-39 and *passim*].', '(Doe, 1999, pp. 33–35, 38–39 and passim).'],
    ['[@doe99, chap. 1].', '(Doe, 1999, Chapter 1).'],
    ['[see @doe99, p. 3, and elsewhere].', '(see Doe, 1999, p. 3, and elsewhere).'],
    ['[see @doe99, p. 3; also @roe01].', '(see Doe, 1999, p. 3; also Roe & Poe, 2001).'],
    ['[@doe99, see there, etc.; @roe01].', '(Doe, 1999, see there, etc.; Roe & Poe, 2001).'],
    ['[@doe99, in passing].', '(Doe, 1999, in passing).'],
    ['[@doe99, & more].', '(Doe, 1999, & more).'],
    ['[@doe99, a < b & c].', '(Doe, 1999, a < b & c).'],
    ['[@doe99, <i>].', '(Doe, 1999, ).'],
    ['[@doe99, {}99 years later].', '(Doe, 1999, 99 years later).'],
    ['[@doe99, {A, p. 3}, and more].', '(Doe, 1999, A, p. 3, and more).'],
    ['[@doe99, {no a, no b, no c}].', '(Doe, 1999, no a, no b, no c).'],
    ['[@doe99, p. **32**, and pp. *3*].', '(Doe, 1999, p. 32, and pp. 3).'],
    ['[@doe99, pp. *3*–**5**].', '(Doe, 1999, pp. 3–5).'],
    ['[@doe99, p. **32 so**].', '(Doe, 1999, p. 32 so).'],
    ['[@doe99, chap. *2*].', '(Doe, 1999, Chapter 2).'],
    ['[see\n@doe99, p.\n3].', '(see Doe, 1999, p. 3).'],
    ['[see [note] @doe99].', '(see [note] Doe, 1999).'],
    ['["so" @doe99].', '("so" Doe, 1999).'],
    ['Doe says [-@doe99, p. 4].', 'Doe says (1999, p. 4).'],
    ['[@doe99; -@roe01].', '(Doe, 1999; 2001).'],
    ['Doe -@doe99 [in passing].', 'Doe (1999, in passing).'],
    ['@doe99 says.', 'Doe (1999) says.'],
    ['@doe99 [p. 33] says.', 'Doe (1999, p. 33) says.'],
    ['@doe99 [in passing] says.', 'Doe (1999, in passing) says.'],
    ['@roe01 [p. 3; @doe99] says.', 'Roe and Poe (2001, p. 3; Doe, 1999) says.'],
    ['@firm says [@firm].', 'Johnson & Johnson and Doe (2010) says (Johnson & Johnson & Doe, 2010).'],
    ['@three and [@three].', 'Doe et al. (2003) and (Doe et al., 2003).'],
    ['@others and [@others].', 'Moe et al. (1980) and (Moe et al., 1980).'],
    ['@noauthor and [@noauthor].', 'No Author (2011) and (No Author, 2011).'],
    ['[@nodate].', '(Nodate, n.d.).'],
    ['[@open].', '(Ope, 2017–).'],
    [
      '[@udhr, art. 3] and [@udhr, arts. 3-5].',
      '(Universal Declaration of Human Rights, 1948, Article 3) and (Universal Declaration of Human Rights, 1948, Articles 3–5).'
    ],
    ['[@doe99] and [@doe99b].', '(Doe, 1999a) and (Doe, 1999b).'],
    ['[@doe99; @doe99b; @roe01].', '(Doe, 1999a, 1999b; Roe & Poe, 2001).'],
    ['[@constructor].', '(Proto, 1995).']
  ])('%s', (markdown, expected) => {
    expect(textOf(author(markdown).html)).toBe(expected)
  })

  it('changes earlier citations if a later work makes them ambiguous', () => {
    expect(textOf(author('[@doe99] [@roe01] [@doe99b]').html)).toBe(
      '(Doe, 1999a) (Roe & Poe, 2001) (Doe, 1999b)'
    )
  })

  it('links each work to its reference, but not the author’s words around it', () => {
    expect(author('[see <https://a.b/c>, *as* @doe99, p. 3, $x$; @roe01]').html).toBe(
      '<p>(see <a href="https://a.b/c">https://a.b/c</a>, <em>as</em> ' +
        '<a href="#bib-doe99" role="doc-biblioref">Doe, 1999, p. 3</a>, <code class="language-math math-inline">x</code>; ' +
        '<a href="#bib-roe01" role="doc-biblioref">Roe &#x26; Poe, 2001</a>)</p>'
    )
  })

  it('formats a title that substitutes an author', () => {
    expect(author('@noauthor').html).toBe(
      '<p><i>No Author</i> (<a href="#bib-noauthor" role="doc-biblioref">2011</a>)</p>'
    )
  })

  it('renders organizations and persons in the list, and “and others” as et al.', () => {
    expect(author('[@three; @udhr; @others; @doe99]').references.map(textOf)).toEqual([
      'Doe, J. (1999). Alpha and beta. Journal of Things, 6(3), 167–191. https://doi.org/10.1000/a(1)#b',
      'Doe, J., Roe, J., & Poe, B. (2003). Delta. In B. Lee (Ed.), Collected Things (pp. 1–9). Press.',
      'Moe, A., et al. (1980). Many.',
      'Universal Declaration of Human Rights, United Nations, 1948. https://www.un.org/a_(b)'
    ])
  })

  it('lists uncited works on request', () => {
    const {rendered} = author('[@roe01]', ['doe99', 'nowhere'])
    expect(rendered.bibliography.map(({key}) => key)).toEqual(['doe99', 'roe01'])
  })

  it.each([
    [
      {
        type: 'webpage',
        title: 'Page',
        'container-title': 'Site',
        issued: {'date-parts': [[2020, 3, 4]]},
        URL: 'https://a.b/c',
        accessed: {'date-parts': [[2024, 12, 5]]}
      },
      'Doe, J. (2020, March 4). Page. Site. https://a.b/c'
    ],
    [
      {
        type: 'article-newspaper',
        title: 'News',
        'container-title': 'Daily',
        issued: {'date-parts': [[2020, 3, 4]]}
      },
      'Doe, J. (2020, March 4). News. Daily.'
    ],
    [
      {
        type: 'report',
        title: 'Facts',
        genre: 'Working paper',
        number: '7',
        publisher: 'Bank',
        issued: year(2001)
      },
      'Doe, J. (2001). Facts (Working Paper No. 7). Bank.'
    ],
    [
      {type: 'thesis', title: 'Study', genre: 'PhD thesis', publisher: 'University', issued: year(2001)},
      'Doe, J. (2001). Study [PhD thesis]. University.'
    ],
    [
      {
        type: 'paper-conference',
        title: 'Talk',
        'container-title': 'Proceedings',
        page: '1-2',
        issued: year(2001)
      },
      'Doe, J. (2001). Talk. Proceedings, 1–2.'
    ],
    [
      {
        type: 'software',
        title: 'Tool',
        version: '1.2',
        publisher: 'Zenodo',
        issued: year(2001),
        DOI: '10.5281/zenodo.1'
      },
      'Doe, J. (2001). Tool (Version 1.2) [Computer software]. Zenodo. https://doi.org/10.5281/zenodo.1'
    ],
    [
      {type: 'dataset', title: 'Numbers', publisher: 'Zenodo', issued: year(2001)},
      'Doe, J. (2001). Numbers [Data set]. Zenodo.'
    ],
    [
      {
        type: 'legal_case',
        title: 'A v. B',
        author: [],
        number: 'No. 12',
        authority: 'Supreme Court',
        issued: year(2001)
      },
      'A v. B, No. 12 (Supreme Court 2001).'
    ],
    [
      {type: 'legislation', title: 'Act on Things', author: [], number: 'Act 3', issued: year(2001)},
      'Act on Things, Act 3 (2001).'
    ],
    [
      {
        type: 'interview',
        title: 'On things',
        'container-title': 'Daily',
        interviewer: [{family: 'Lee', given: 'Bo'}],
        issued: {'date-parts': [[2020, 3]]}
      },
      'Doe, J. (2020, March). On things (B. Lee, Interviewer). Daily.'
    ],
    [
      {
        type: 'book',
        title: 'Text',
        edition: '3',
        volume: '2',
        editor: [{family: 'Lee', given: 'Bo'}],
        publisher: 'Press',
        issued: year(2001)
      },
      'Doe, J. (2001). Text (B. Lee, Ed.; 3rd ed., Vol. 2). Press.'
    ]
  ])('%j', (fields, expected) => {
    const item = {id: 'k', author: [doe], ...fields}
    expect(cite('[@k]', {style: insights, locales, lang: 'en-GB'}, [item]).references.map(textOf)).toEqual([
      expected
    ])
  })
})

describe('numbers', () => {
  it.each([
    ['[@doe99; @roe01; @three] and [@roe01, p. 3].', '(1–3) and (2, p. 3).'],
    ['@roe01 says, @udhr too.', 'Roe and Poe (1) says, United Nations (2) too.'],
    ['@others and @three.', 'Moe et al. (1) and Doe et al. (2).'],
    ['[see @doe99, there; @roe01].', '(see 1, there, 2).']
  ])('%s', (markdown, expected) => {
    expect(textOf(number(markdown).html)).toBe(expected)
  })

  it('links numbers to their works', () => {
    expect(number('[@roe01; @doe99]').html).toBe(
      '<p>(<a href="#bib-roe01" role="doc-biblioref">1</a>, <a href="#bib-doe99" role="doc-biblioref">2</a>)</p>'
    )
  })

  it('lists works in order of citation, with the number in its own column', () => {
    const {references, rendered} = number('[@roe01; @doe99]')
    expect(rendered.layout.secondFieldAlign).toBe('flush')
    expect(rendered.numeric).toBe(true)
    expect(references).toEqual([
      '<div class="csl-left-margin">1. </div><div class="csl-right-inline">Roe J, Poe B. Gamma. Press; 2001.</div>',
      '<div class="csl-left-margin">2. </div><div class="csl-right-inline">Doe J. Alpha and <i>beta</i>. Journal of Things. ' +
        '1999;6(3):167–91. doi:<a href="https://doi.org/10.1000/a(1)%23b">10.1000/a(1)#b</a></div>'
    ])
  })
})

const csl = (attributes: string, layout: string, list = ''): string =>
  `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attributes}><info><title>t</title><id>t</id></info>` +
  `<citation>${layout}</citation>${list}</style>`
const raised = csl(
  'class="in-text"',
  '<layout vertical-align="sup" prefix="(" suffix=")" delimiter=","><text variable="citation-number"/></layout>',
  '<bibliography><layout><text variable="title"/></layout></bibliography>'
)
const noted = csl(
  'class="note"',
  '<layout suffix="." delimiter="; "><group delimiter=", "><choose><if position="first"><names variable="author"/>' +
    '</if></choose><text variable="title" quotes="true"/><text variable="locator"/></group></layout>'
)

describe('other styles', () => {
  it('raises a number with its brackets, directly after a name', () => {
    const {html} = cite('[@doe99] @roe01', {style: raised, locales, lang: 'en'}, items)
    expect(textOf(html)).toBe('(1) Roe and Poe(2)')
    expect(html).toContain('<sup>(<a href="#bib-doe99" role="doc-biblioref">1</a>)</sup>')
  })

  it('renders notes by position, and the author in the sentence separately', () => {
    const style = {style: noted, locales, lang: 'en-US'}
    const {html, rendered} = cite(
      '[@doe99] [@doe99, p. 3] @roe01 says [@nope] [see @roe01, too]',
      style,
      items
    )
    expect(rendered.note).toBe(true)
    expect(textOf(html)).toBe(
      'John Doe, “Alpha and beta.” “Alpha and beta,” 3. “Gamma.” says nope? See “Gamma”, too.'
    )
    expect(rendered.sentences).toEqual({2: [{type: 'text', value: 'Roe and Poe'}]})
  })

  it('does not link to a list that the style does not render', () => {
    const {html} = cite('[@doe99]', {style: noted, locales, lang: 'en'}, items)
    expect(html).toBe('<p>John Doe, “Alpha and <i>beta</i>.”</p>')
  })

  it('throws for an invalid style', () => {
    expect(() => cite('[@doe99]', {style: '<style/>', locales, lang: 'en'}, items)).toThrow()
  })
})

describe('content that cannot be rendered', () => {
  it.each([
    ['[@nope] and [@doe99].', '(nope?) and (Doe, 1999).'],
    ['[@doe99; @nope].', '(Doe, 1999; nope?).'],
    ['[see @nope, p. 3-4; and @doe99].', '(see nope?, pp. 3–4; and Doe, 1999).'],
    ['[@doe99, p. 1; @nope; @roe01, too].', '(Doe, 1999, p. 1; nope?; Roe & Poe, 2001, too).'],
    ['As @nope says.', 'As (nope?) says.']
  ])('%s', (markdown, expected) => {
    expect(textOf(author(markdown).html)).toBe(expected)
  })

  it('marks an unknown key', () => {
    expect(author('[@nope]').html).toBe('<p>(<strong class="citation-undefined">nope?</strong>)</p>')
  })

  it('shows and reports the key of a work for which the style renders nothing', () => {
    const style = csl(
      'class="in-text"',
      '<layout prefix="(" suffix=")" delimiter="; "><text variable="title"/></layout>'
    )
    const {html, rendered} = cite('[see @empty, so; @doe99]', {style, locales, lang: 'en'}, [
      ...items,
      {id: 'empty', type: 'book'}
    ])
    expect(textOf(html)).toBe('(see empty, so; Alpha and beta)')
    expect(rendered.problems).toMatchObject([{kind: 'citation', key: 'empty'}])
  })

  it('shows the key of a work without any field that the style renders', () => {
    const style = csl(
      'class="in-text"',
      '<layout><text variable="call-number" prefix="(" suffix=")"/></layout>'
    )
    const {html, rendered} = cite('A [@doe99].', {style, locales, lang: 'en'}, items)
    expect(textOf(html)).toBe('A doe99.')
    expect(rendered.problems).toMatchObject([{kind: 'citation', key: 'doe99'}])
  })

  it('numbers an entry without content, shows its key and reports it', () => {
    const style = plain.replace('<text macro="source"/>', '')
    const {references, rendered} = cite('[@empty; @doe99]', {style, locales, lang: 'en'}, [
      ...items,
      {id: 'empty', type: 'book'}
    ])
    expect(references[0]).toContain('<strong class="citation-undefined">empty</strong>')
    expect(references[1]).toContain('Doe J')
    expect(rendered.problems).toMatchObject([{kind: 'entry', key: 'empty'}])
  })

  it('omits only odd values', () => {
    const bad = {id: 'bad', type: 'book', title: 'Bad', author: [null]}
    const {html, rendered} = cite('[@bad; @doe99]', {style: insights, locales, lang: 'en'}, [...items, bad])
    expect(textOf(html)).toContain('Doe, 1999')
    expect(textOf(html)).not.toContain('undefined')
    expect(rendered.bibliography.map(({key}) => key).sort()).toEqual(['bad', 'doe99'])
    expect(rendered.problems).toEqual([])
  })
})

describe('addresses', () => {
  it.each([
    [{URL: 'javascript:alert(1)'}, []],
    [{URL: 'https://a.b/c_(d).'}, ['https://a.b/c_(d).']],
    [{type: 'treaty', note: 'See https://a.b/c, and (http://d.e/f).'}, ['https://a.b/c', 'http://d.e/f']],
    [
      {DOI: '10.1002/(SICI)19:4<377::AID>3.0.CO;2-P'},
      ['https://doi.org/10.1002/(SICI)19:4%3C377::AID%3E3.0.CO;2-P']
    ]
  ])('%j', (fields, expected) => {
    const item = {id: 'k', type: 'book', title: 'T', ...fields}
    const {references} = cite('[@k]', {style: insights, locales, lang: 'en'}, [item])
    expect([...(references[0] ?? '').matchAll(/href="([^"]*)"/g)].map(match => match[1])).toEqual(expected)
  })
})

describe('locales', () => {
  it.each([
    ['en', 'en-US'],
    ['en-GB', 'en-GB'],
    ['en-IN', 'en-GB'],
    ['fr', 'fr-FR'],
    ['fr-BE', 'fr-FR'],
    ['de-CH', 'de-CH'],
    ['fa', 'fa-IR'],
    ['ar-EG', 'ar'],
    ['zh-Hant', 'zh-TW'],
    ['no', 'nb-NO'],
    ['sr', 'sr-Cyrl-RS'],
    ['sr-Latn', 'sr-Latn-RS'],
    ['fil-PH', 'tl-PH'],
    ['hy', 'hy-AM'],
    ['pa', 'en-US'],
    ['ur', 'en-US'],
    ['../../etc', 'en-US'],
    ['', 'en-US']
  ])('%s → %s', (lang, expected) => {
    expect(resolveLocale(lang, locales).lang).toBe(expected)
  })

  it('renders the terms of the language', () => {
    const {html} = cite('@roe01 [S. 3] [@udhr, art. 3]', {style: insights, locales, lang: 'de'}, items)
    expect(textOf(html)).toContain('Roe und Poe')
    expect(textOf(html)).toContain('Artikel 3')
  })
})

describe('ids', () => {
  it.each([
    ['doe99', 'bib-doe99', '#bib-doe99'],
    ['a b', 'bib-a_b', '#bib-a_b'],
    ['müller', 'bib-müller', '#bib-müller'],
    ['https://a.b/c?d=1#e', 'bib-https://a.b/c?d=1#e', '#bib-https://a.b/c?d=1%23e'],
    ['a"%<b>', 'bib-a"%<b>', '#bib-a%22%25%3Cb%3E']
  ])('%s', (key, id, href) => {
    expect([referenceId(key), referenceHref(key)]).toEqual([id, href])
  })
})

describe('rich text', () => {
  it.each([
    ['<i>a</i> <b>b</b><sup>c</sup>', '<i>a</i> <b>b</b><sup>c</sup>'],
    ['<span style="font-variant:small-caps;">a</span>', '<span class="csl-small-caps">a</span>'],
    ['<span class="nocase">a</span>', '<span class="nocase">a</span>'],
    ['a &#60;script&#62; &#38;amp;', 'a &#x3C;script> &#x26;amp;'],
    ['<script>a</script>', '&#x3C;script>a&#x3C;/script>'],
    ['<i>a', '<i>a</i>']
  ])('%s', (html, expected) => {
    expect(toHtml(segmentsToHast(readRichText(html)))).toBe(expected)
  })

  it('keeps any text unchanged', () => {
    const escaped = (value: string): string =>
      value.replace(/&/g, '&#38;').replace(/</g, '&#60;').replace(/>/g, '&#62;')
    fc.assert(
      fc.property(
        fc.string({unit: 'grapheme'}),
        value => segmentText(readRichText(`<i>${escaped(value)}</i>`)) === value
      )
    )
  })

  it('keeps any words before and after a work', () => {
    const words = fc.stringMatching(/^[a-z<>&"'.,;:()[\]{}é—\u{1F600}\uFDD0\uFDE1 -]{1,12}$/u)
    const references = new Map(items.map(item => [item.id, item]))
    const style = {style: plain, locales, lang: 'en'}
    fc.assert(
      fc.property(
        fc.array(fc.tuple(words, words, fc.constantFrom('doe99', 'roe01', 'nope')), {
          minLength: 1,
          maxLength: 4
        }),
        works => {
          const cluster = works.map(([before, after, key]) => ({
            key,
            mode: 'normal' as const,
            prefix: [{type: 'text' as const, value: before}],
            suffix: [{type: 'text' as const, value: after}],
            place
          }))
          const citation = {items: cluster, narrative: false, place}
          const {citations: printed} = renderCitations(style, references, [citation], [])
          const text = saidBy(printed[0] ?? [], citation)
          return works.every(([before, after]) => text.includes(before) && text.includes(after))
        }
      ),
      {numRuns: 40}
    )
  })
})

it.each(['de', 'fr', 'nl', 'ar', 'fa', 'pl'])('in %s, only time stamps are located without a word', lang => {
  const locale = resolveLocale(lang, locales).files.join('\n')
  const bare = locale.matchAll(
    /<term name="([a-z-]+)"[^>]*>\s*<single>([^<]*)<\/single>\s*<multiple><\/multiple>/g
  )
  expect([...new Set(Array.from(bare, ([, name]) => name))].filter(name => name !== 'timestamp')).toEqual([])
  expect(locale).toMatch(/<term name="article-locator"[^>]*>\s*<single>[^<]/)
})

describe('a locator has a plural label', () => {
  it.each([
    ['3', 'p. 3'],
    ['3–5', 'pp. 3–5'],
    ['3-5', 'pp. 3–5'],
    ['3, 5', 'pp. 3, 5'],
    ['12ff', 'pp. 12ff'],
    ['pp. 12 ff.', 'pp. 12 ff.'],
    ['p. 12 f.', 'p. 12 f.'],
    ['pp. 3–5, 8, & 12', 'pp. 3–5, 8, & 12'],
    ['1,234', 'p. 1,234'],
    ['1,234–1,240', 'pp. 1,234–1,240'],
    ['p. xi–xv', 'pp. xi–xv'],
    ['p. xiv', 'p. xiv'],
    ['{p. Kim-li}', 'p. Kim-li'],
    ['art. 2(3) and 8', 'Articles 2(3) and 8'],
    ['arts. 2(3)', 'Article 2(3)'],
    ['art. 9(4)-(5)', 'Article 9(4)–(5)'],
    ['art. 9(4) and (5)', 'Article 9(4) and (5)'],
    ['art. 5(1)(a)', 'Article 5(1)(a)'],
    ['arts. 5(1)(a)-7', 'Articles 5(1)(a)–7'],
    ['eqs. (3) and (4)', 'Equations (3) and (4)'],
    ['fig. A-3', 'Figure A-3'],
    ['fig. A-3–A-5', 'Figures A-3–A-5'],
    ['pp. 3—5', 'pp. 3—5'],
    ['3%', 'p. 3%'],
    ['{vol. 2, p. 4}', 'Volume 2, p. 4'],
    ['{art. 2 and para. 4}', 'Article 2 and para. 4'],
    ['{art. 2 and 3, para. 4}', 'Articles 2 and 3, para. 4'],
    ['{ii, A, D-Z}', 'pp. ii, A, D-Z']
  ])('%s: %s', (locator, printed) => {
    expect(textOf(author(`[@doe99, ${locator}]`).html)).toBe(`(Doe, 1999, ${printed})`)
  })
})

it('keeps the author’s order if a work has a prefix', () => {
  expect(textOf(author('[see @roe01; also @doe99]').html)).toBe('(see Roe & Poe, 2001; also Doe, 1999)')
  expect(textOf(author('[see @roe01; @doe99]').html)).toBe('(see Roe & Poe, 2001; Doe, 1999)')
})

it('distinguishes hyphens from ranges in numbers', () => {
  const works: CslItem[] = [
    {id: 'report', type: 'report', title: 'A', number: '14-06', issued: {'date-parts': [[2001]]}},
    {
      id: 'article',
      type: 'article-journal',
      title: 'B',
      'container-title': 'C',
      volume: '2',
      issue: '14-06',
      page: '28:1-28:6'
    },
    {id: 'pages', type: 'article-journal', title: 'D', 'container-title': 'C', volume: '2', page: '167-191'}
  ]
  const {references} = cite('@report @article @pages', {style: insights, locales, lang: 'en-US'}, works)
  expect(references.map(textOf).join(' ')).toMatch(/No. 14-06.*2\(14-06\), 28:1–28:6.*167–191/)
})
