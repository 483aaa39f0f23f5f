import {describe, expect, test} from 'vitest'
import {built} from '../../built.ts'

/** A rule's findings in one entry: `column-column message`, and the repair. */
async function said(rule: string, entry: string): Promise<readonly string[]> {
  const {diagnostics} = await built({'references.bib': entry})
  return diagnostics
    .filter(each => each.rule === rule)
    .map(({start, end, message, edits = []}) => {
      const repair = edits.map(edit => ` → ${edit.text}`).join('')
      return `${start?.column}-${end?.column} ${message.replace(/, expected .*$/, '')}${repair}`
    })
}

describe('an address leads to a', () => {
  const of = (url: string, type = 'article'): Promise<readonly string[]> =>
    said('url-address', `@${type}{a, url = {${url}}}`)

  test.each([
    'https://www.google.com/search?q=a',
    'https://google.co.uk/search?q=a',
    'https://scholar.google.com/scholar?hl=en&q=a',
    'https://scholar.google.de/scholar?q=a',
    'https://books.google.com/books?id=1&q=a',
    'https://books.google.com/books?id=1&dq=a',
    'https://www.google.com/books/edition/A/1?gbpv=1&dq=a',
    'https://www.bing.com/search?q=a',
    'https://duckduckgo.com/?q=a',
    'https://search.yahoo.com/a',
    'HTTP://WWW.GOOGLE.COM/search?q=a'
  ])('search: %s', async url => {
    expect(await of(url)).toEqual([
      `19-${21 + url.length} The URL \`${url}\` leads to a search, not to the work`
    ])
  })

  test.each(['utm_source', 'utm_campaign', 'fbclid', 'gclid', 'msclkid', 'mc_cid', 'igshid'])(
    'counter of visits: %s',
    async name => {
      for (const sign of ['?', '?a=b&']) {
        const url = `https://e.org/a${sign}${name}=x`
        expect(await of(url)).toEqual([
          `19-${21 + url.length} The URL has the tracking parameter \`${name}\``
        ])
      }
    }
  )

  test.each([
    'https://www.researchgate.net/publication/1_A',
    'https://researchgate.net/publication/1',
    'https://www.academia.edu/123/A',
    'https://uni.academia.edu/123'
  ])('copy: %s', async url => {
    expect(await of(url)).toEqual([
      `19-${21 + url.length} The URL \`${url}\` leads to a copy, which may be removed`
    ])
  })

  test.each(['https://e.org', 'https://e.org/', 'http://www.e.org', 'https://a.b.e-f.org/', 'HTTPS://E.ORG'])(
    'home page: %s',
    async url => {
      expect(await of(url)).toEqual([`19-${21 + url.length} The URL \`${url}\` is a home page, not the work`])
    }
  )

  test.each([
    ['article', 1],
    ['newsarticle', 1],
    ['incollection', 1],
    ['inproceedings', 1],
    ['report', 1],
    ['thesis', 1],
    ['online', 0],
    ['book', 0],
    ['misc', 0],
    ['software', 0],
    ['dataset', 0]
  ])('home page, of an entry @%s: %d', async (type, count) => {
    expect(await of('https://e.org', type)).toHaveLength(count)
  })

  test('home page, of a page by a person', async () => {
    const page = '@online{a, url = {https://e.org}, author = {Doe, Jane}}'
    expect(await said('url-address', page)).toEqual([
      '18-33 The URL `https://e.org` is a home page, not the work'
    ])
  })

  test.each([
    'https://e.org/a',
    'https://e.org/a?utm=x',
    'https://e.org/a?xfbclid=x',
    'https://e.org/a#gclid=x',
    'https://books.google.com/books?id=1',
    'https://scholar.google.com/citations?user=a',
    'https://notgoogle.org/search?q=a',
    'https://www.bing.com/maps',
    'https://www.researchgate.net/profile/A',
    'https://www.academia.edu/A',
    'https://localhost'
  ])('work: %s', async url => {
    expect(await of(url)).toEqual([])
  })

  test('in `howpublished`, too', async () => {
    expect(await said('url-address', '@report{a, howpublished = {https://e.org}}')).toEqual([
      '27-42 The URL `https://e.org` is a home page, not the work'
    ])
  })
})

describe('the form of an address', () => {
  test.each([
    ['https://e.org', []],
    ['http://e.org/a b', ['16-34 The URL `http://e.org/a b` contains a space']],
    ['HTTPS://E.ORG', []],
    ['ftp://e.org/a', []],
    ['https://a.b.c/d', []],
    ['urn:nbn:de:1', []],
    ['doi:10.1/a', []],
    ['mailto:a@e.org', []],
    ['file:a', ['16-24 The URL `file:a` is a file of one machine']],
    ['info:a', []],
    ['hdl:1/2', []],
    ['git:a', []],
    ['http://[::1]/a', []],
    ['http://localhost/a', []],
    ['www.e.org', ['16-27 The URL `www.e.org` has no scheme → https://www.e.org']],
    ['WWW.e.org/a', ['16-29 The URL `WWW.e.org/a` has no scheme → https://WWW.e.org/a']],
    ['www.e', ['16-23 `www.e` is not a URL']],
    ['e.org', ['16-23 `e.org` is not a URL']],
    ['https://', ['16-26 `https://` is not a URL']],
    ['https://e', ['16-27 `https://e` is not a URL']],
    ['https:/e.org', ['16-30 `https:/e.org` is not a URL']],
    ['x https://e.org', ['16-33 `x https://e.org` is not a URL']],
    ['gopher://e.org/a b', ['16-36 The URL `gopher://e.org/a b` contains a space']],
    ['gopher://e.org', ['16-32 `gopher://e.org` is not a URL']],
    ['n/a', ['16-21 `n/a` is not a URL']]
  ])('%s', async (url, expected) => {
    expect(await said('url-form', `@misc{a, url = {${url}}}`)).toEqual(expected)
  })

  test('without a scheme in LaTeX is reported, but not repaired', async () => {
    expect(await said('url-form', '@misc{a, url = {\\url{www.e.org}}}')).toEqual([
      '16-33 The URL `www.e.org` has no scheme'
    ])
  })
})
