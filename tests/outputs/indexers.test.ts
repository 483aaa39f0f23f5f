import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {textWorld} from '../world.ts'

/** The metadata that indexers take from the head of a page, by their own rules. */

const people = `authors:
  - {given: Ada, family: Lovelace, suffix: Jr., orcid: 0000-0002-1825-0097, affiliation: [1], corresponding: true, email: a@example.org}
  - {given: Ludwig, family: van Beethoven}
  - {name: The Press, corporate: true}
affiliations: [{index: 1, name: University of Kilns, ror: 03yrm5c26}]
`
const papers = {
  'an article of a journal': `title: On *Kilns*
subtitle: And Bread
${people}abstract: {en: What it is about., ur: خلاصہ}
keywords: [kilns, bread]
journal: {title: Journal of Kilns, abbreviation: J Kilns, volume: 3, issue: 2, first-page: 117, issn: 1234-5679, publisher: Kiln Press, url: https://example.org/}
doi: 10.5555/kilns
dates: {published: 2026-11-24}
license: CC-BY-4.0
canonical-url: https://example.org/3/2/kilns.html
`,
  'a preprint': `title: On Kilns\n${people}dates: {published: 2026-11-24}\n`
} as const

async function page(settings: string): Promise<string> {
  const pdf: Output = {
    name: 'pdf',
    ending: 'pdf',
    mediaType: 'application/pdf',
    render: async () => ({bytes: new Uint8Array(), problems: [], environment: {}})
  }
  const world = textWorld({'manuscript.yaml': settings, '01.md': 'Words.'})
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput, pdf], draft: true})
  return new TextDecoder().decode(artifacts[0]!.bytes)
}

const built = new Map(
  await Promise.all(
    Object.entries(papers).map(async ([name, settings]) => [name, await page(settings)] as const)
  )
)

test.each([...built])('Google Scholar: %s', (name, html) => {
  const head = html.slice(0, html.indexOf('</head>'))
  const tags = [...head.matchAll(/<meta name="(citation_\w+)" content="([^"]*)"/g)]
  const all = (tag: string) =>
    tags.filter(([, found]) => found === `citation_${tag}`).map(([, , value]) => value!)
  const one = (tag: string): string => {
    expect(all(tag), tag).toHaveLength(1)
    return all(tag)[0]!
  }
  // “At a minimum: the title, at least one author, and the publication date.”
  expect(one('title')).toMatch(/^On Kilns/)
  // One tag for each author, in order, without degrees, affiliations and marks.
  expect(all('author')).toEqual(['Lovelace, Ada, Jr.', 'van Beethoven, Ludwig', 'The Press'])
  expect(one('publication_date')).toMatch(/^\d{4}(?:\/\d\d?\/\d\d?)?$/)
  // Title and authors are also on the page, the title in the largest type.
  const shown = html.slice(html.indexOf('<body')).replace(/<[^>]*>/g, '')
  for (const words of ['On Kilns', 'Ada Lovelace', 'Ludwig van Beethoven', 'The Press'])
    expect(shown).toContain(words)
  expect(html).toMatch(/<h1 class="title">On (?:<em>)?Kilns/)
  expect(html).toContain(
    `href="${new URL(one('pdf_url'), 'https://example.org/3/2/').pathname.split('/').at(-1)}"`
  )
  // Nothing excludes robots, and no value is given twice.
  expect(head).not.toMatch(/name="robots"|noindex/)
  const single = ['journal_title', 'issn', 'volume', 'issue', 'firstpage', 'doi', 'language', 'publisher']
  for (const tag of single) expect(all(tag).length, tag).toBeLessThanOrEqual(1)
  if (name === 'a preprint') return
  expect(one('journal_title')).toBe('Journal of Kilns')
  expect(one('issn')).toMatch(/^\d{4}-\d{3}[\dX]$/)
  expect([one('volume'), one('issue'), one('firstpage')]).toEqual(['3', '2', '117'])
  // The PDF has a full URL, in the folder of the page.
  expect(new URL('.', one('pdf_url')).href).toBe('https://example.org/3/2/')
  expect(one('fulltext_html_url')).toBe('https://example.org/3/2/kilns.html')
})

/**
 * The properties that Google requires of an article: authors, dates and title. An author's name must contain nothing
 * but the name.
 */
const thing = ['@type', '@id', 'name', 'alternateName', 'identifier', 'url']
const creative = [
  ...thing,
  ...'headline author abstract keywords datePublished inLanguage isAccessibleForFree license copyrightHolder'.split(
    ' '
  ),
  ...'copyrightYear creditText publisher isPartOf'.split(' ')
]
const properties: Readonly<Record<string, readonly string[]>> = {
  ScholarlyArticle: [...creative, '@context', 'pageStart', 'pageEnd', 'pagination'],
  Person: [...thing, 'givenName', 'familyName', 'honorificSuffix', 'affiliation'],
  Organization: thing,
  PublicationIssue: [...creative, 'issueNumber'],
  PublicationVolume: [...creative, 'volumeNumber'],
  Periodical: [...creative, 'issn']
}

test.each([...built])('schema.org: %s', (_, html) => {
  const [, text = ''] = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)!
  const article = JSON.parse(text)
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const {'@type': type} = value as Readonly<Record<string, string>>
    // In JSON-LD, a text with its language has no type.
    if (type === undefined) expect(Object.keys(value)).toEqual(['@language', '@value'])
    else
      for (const [name, inner] of Object.entries(value)) {
        expect(properties[type], `${type}.${name}`).toContain(name)
        expect(inner, `${type}.${name}`).not.toBe('')
        visit(inner)
      }
  }
  visit(article)
  // The properties that Google requires of an article: authors, dates and title. The name of an author contains nothing
  // but the name.
  expect(article).toMatchObject({'@context': 'https://schema.org', '@type': 'ScholarlyArticle'})
  expect(article.headline.length).toBeLessThanOrEqual(110)
  expect(article.datePublished).toMatch(/^\d{4}-\d\d-\d\d$/)
  expect(article.author.map(({name}: {name: string}) => name)).toEqual([
    'Ada Lovelace Jr.',
    'Ludwig van Beethoven',
    'The Press'
  ])
  expect(article.author[0].url).toBe('https://orcid.org/0000-0002-1825-0097')
  if (article.isPartOf !== undefined)
    expect(article.publisher).toEqual({'@type': 'Organization', name: 'Kiln Press'})
})

test('both ISSNs, the section and the works that belong to the paper', async () => {
  const html = await page(
    `title: T\njournal: {title: J, issn: {print: 0378-5955, electronic: 2049-3630}, section: Articles}\nrelated: [{type: dataset, doi: 10.5555/data}]\ndates: {revised: 2026-03-01, published: 2026-11-24}\n`
  )
  expect(html.match(/<meta name="citation_issn" content="[^"]*"/g)).toHaveLength(2)
  expect(html).toContain('<meta name="DC.relation" content="doi:10.5555/data"')
  expect(html).toContain(
    '"articleSection":"Articles","mentions":[{"@type":"Dataset","@id":"https://doi.org/10.5555/data"}]'
  )
  expect(html).toContain('"issn":["0378-5955","2049-3630"]')
  expect(html).toContain('Revised March 1, 2026')
})
