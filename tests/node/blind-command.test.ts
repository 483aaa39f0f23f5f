import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, describe, expect, test} from 'vitest'
import {galley, type Outcome, project, removeProjects} from '../galley.ts'

afterAll(removeProjects)

const settings = `title: Bricks^[We thank all.]
slug: doe-bricks
authors:
  - {given: Ann Beatrice, family: Doe, orcid: 0000-0002-1825-0097, email: anndoe@example.org, affiliation: University of Bricks}
license: CC-BY-4.0
csl: apa
copyright: {holder: Ann Beatrice Doe}
canonical-url: https://example.org/doe
statements: {acknowledgements: Roe helped us., conflicts: None.}
`

const paper = {
  'manuscript/manuscript.yaml': `${settings}bibliography: ../works.bib\n`,
  'manuscript/01.md': `# One

Bricks are old [@doe2001; @doe2001b; @roe; @john]. As @doe2001 shows, see <https://github.com/anndoe/bricks> and [the code](https://doe.example.org).

# Acknowledgements

Ann Doe thanks all.

# Two

The end.
`,
  'works.bib': `@book{doe2001, author = {Doe, Ann}, title = {On Bricks}, date = {2001}, publisher = {Press}}
@book{doe2001b, author = {Doe, A. B.}, title = {More Bricks}, date = {2001}, publisher = {Press}}
@book{roe, author = {Roe, Ben}, title = {On Mortar}, date = {1999}, publisher = {Press}}
@book{john, author = {Doe, John}, title = {On Clay}, date = {2004}, publisher = {Press}}
`
}

const anonymous = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
  galley(['build', folder, '--anonymous', '--to', 'html', ...args])

const folderOf = (folder: string): string => join(folder, 'build/anonymous')

/** A page without its fonts, whose bytes may look like any word. */
const withoutFonts = (html: string): string => html.replaceAll(/base64,[A-Za-z0-9+/=]*/g, '')

function copyOf(folder: string): string {
  const [name = ''] = readdirSync(folderOf(folder))
  return withoutFonts(readFileSync(join(folderOf(folder), name), 'utf8'))
}

const wordsOf = (html: string): string =>
  html
    .slice(html.indexOf('<body'))
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')

/** A paper with other words in its chapter. */
const saying = (words: string): string =>
  project({
    ...paper,
    'manuscript/01.md': `# One\n\n${words}\n\nAll are cited [@doe2001; @doe2001b; @roe; @john].\n`
  })

describe('galley build --anonymous', () => {
  test('omits the authors and masks their works', async () => {
    const folder = project(paper)
    const {code, out, err} = await anonymous(folder)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/build\/anonymous\/[0-9a-f]{12}\.anonymous\.html/)
    expect(out).toContain('2 works of the authors are masked')
    const html = copyOf(folder)
    expect(html).not.toMatch(
      /Ann|anndoe|doe2001|0000-0002-1825-0097|University|Roe helped|thank|citation_author|doe-bricks/
    )
    const words = wordsOf(html)
    expect(words).toContain(
      'Bricks are old (Author, 2001a, 2001b; Doe, 2004; Roe, 1999). As Author (2001a) shows'
    )
    expect(words).toContain(
      'see [address removed for blind review] and the code [address removed for blind review].'
    )
    expect(words).toMatch(
      /Doe, J\. \(2004\)\. On clay.*Roe, B\..*Author\. \(2001a\)\. \[details omitted for blind review\]/
    )
    expect(words).toMatch(/Two The end\./)
  })

  test('keeps the references and notes that stand under the acknowledgements', async () => {
    const folder = project({
      ...paper,
      'manuscript/01.md':
        '# One\n\nBricks are old.^[A remark.] See [@roe].\n\n# Acknowledgements\n\nAnn Doe thanks all.\n\n::: {#notes}\n:::\n\n::: {#refs}\n:::\n',
      'works.bib': paper['works.bib'].split('\n')[2]!
    })
    expect(await anonymous(folder)).toMatchObject({code: 0, err: ''})
    const words = wordsOf(copyOf(folder))
    expect(words).toMatch(/A remark\..*Roe, B\. \(1999\)\. On mortar/)
    expect(words).not.toContain('thanks')
  })

  test('writes the key of masked works beside the folder to send, and no manifest', async () => {
    const folder = project(paper)
    await anonymous(folder)
    const [key = '', ...others] = readdirSync(join(folder, 'build')).filter(name => name !== 'anonymous')
    expect(others).toEqual([])
    const {works} = JSON.parse(readFileSync(join(folder, 'build', key), 'utf8'))
    expect(works.map((work: {masked: string; key: string}) => [work.masked, work.key])).toEqual([
      ['own-1', 'doe2001'],
      ['own-2', 'doe2001b']
    ])
    expect(readdirSync(folderOf(folder))).toHaveLength(1)
  })

  test.each([
    ['a full name', 'Words of Ann Doe here.', '(manuscript/01.md:3:10)'],
    ['initials', 'Coded by A. B. Doe alone.', 'contains initials and name of an author'],
    ['an ORCID iD', 'See 0000-0002-1825-0097.', 'contains the ORCID iD of an author'],
    ['an e-mail address', 'Write to `anndoe@example.org`.', 'contains the address of an author']
  ])('writes nothing if the text contains %s', async (_, words, message) => {
    const folder = saying(words)
    const {code, err} = await anonymous(folder)
    expect([code, err]).toEqual([1, expect.stringContaining(message)])
    expect(err).toContain('nothing was written')
    expect(existsSync(folderOf(folder))).toBe(false)
  })

  test('warns about phrases in the text that reveal the authors', async () => {
    const folder = saying('In our earlier work [@doe2001] we say so.')
    const {code, out} = await anonymous(folder)
    expect([code, out]).toEqual([0, expect.stringContaining('`our earlier work` reveals')])
  })

  test('is refused with --attach-sources, because the sources name the authors', async () => {
    const folder = project(paper)
    expect(await galley(['build', folder, '--anonymous', '--attach-sources'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--attach-sources does not work with --anonymous')
    })
  })

  test('makes a PDF without authors in its metadata', async () => {
    const folder = project(paper)
    expect((await galley(['build', folder, '--anonymous', '--to', 'pdf'])).code).toBe(0)
    const [name = ''] = readdirSync(folderOf(folder))
    const pdf = readFileSync(join(folderOf(folder), name), 'latin1')
    expect(pdf).toMatch(/^%PDF/)
    expect(pdf).not.toMatch(/Doe|Ann B/)
  })
})

test('a proof for blind review has no authors, revision or findings', async () => {
  const folder = project(paper)
  const {code, out} = await galley(['proof', folder, '--anonymous', '--to', 'html'])
  expect([code, out]).toEqual([0, expect.stringMatching(/round-1\/[0-9a-f]{12}\.anonymous\.html/)])
  const names = readdirSync(join(folder, 'proofs/round-1'))
  expect(names.filter(name => name.includes('anonymous'))).toHaveLength(2)
  const page = names.find(name => name.endsWith('.html'))!
  const html = withoutFonts(readFileSync(join(folder, 'proofs/round-1', page), 'utf8'))
  expect(html).not.toMatch(/Ann|anndoe|0000-0002-1825-0097|University|revision/)
})
