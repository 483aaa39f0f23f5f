import {describe, expect, test} from 'vitest'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {referenceExports} from '../../src/references/index.ts'
import {built, saidBy} from '../built.ts'

/** Sets of works (BibLaTeX’s `@set`): one number and one entry, or citations of the members. */
const bibliography = `
@article{doe, author = {Doe, Jane}, title = {On this}, journal = {Matters}, volume = 3, pages = {1--4}, year = 2001, doi = {10.1000/abc}}
@book{roe, author = {Roe, Richard}, title = {On \\emph{that}}, publisher = {Press}, year = 2002, ids = {richard}}
@book{zoe, author = {Zoe, Ann}, title = {First}, publisher = {Press}, year = 1999}
@set{both, entryset = {doe, richard}}
@set{all, entryset = {richard, doe, zoe, all, doe, nobody}}
`

const files = (text: string, csl: string, yaml = '', works = bibliography) => ({
  'manuscript.yaml': `title: T\nlang: en\nlicense: CC-BY-4.0\ncsl: ${csl}\n${yaml}`,
  '01.md': `⟦${text}⟧\n`,
  'references.bib': works
})

/** The text between `⟦` and `⟧`, and the entries of the reference list, without markup. */
async function printed(text: string, csl: string, yaml = '', works = bibliography) {
  const {artifacts} = await built(files(text, csl, yaml, works), {outputs: [htmlOutput], draft: true})
  const page = new TextDecoder().decode(artifacts[0]?.bytes)
  const plain = (html = ''): string =>
    html
      .replace(/<[^>]*>/g, '')
      .replace(/&#x26;/g, '&')
      .replace(/[\s\u00A0]+/g, ' ')
      .trim()
  const entries = page.split('class="csl-entry"').slice(1)
  return {
    text: plain(/⟦([\s\S]*?)⟧/.exec(page)?.[1]),
    entries: entries.map(html =>
      plain(html.slice(html.indexOf('>') + 1).split('<span class="back-links"')[0])
    )
  }
}

describe('a numeric style', () => {
  test('gives a set one number, and one entry with all its members', async () => {
    expect(await printed('[@zoe; @both]', 'ieee')).toEqual({
      text: '[1], [2]',
      entries: [
        '[1] A. Zoe, First. Press, 1999.',
        '[2] J. Doe, “On this,” Matters, vol. 3, pp. 1–4, 2001, doi: 10.1000/abc; R. Roe, On that. Press, 2002.'
      ]
    })
  })

  test('lists a member again if it is cited separately', async () => {
    expect((await printed('[@both; @roe]', 'vancouver')).entries).toEqual([
      '1. Doe J. On this. Matters. 2001;3:1–4. doi:10.1000/abc; Roe R. On that. Press; 2002.',
      '2. Roe R. On that. Press; 2002.'
    ])
  })

  test('lists each member once, in the order of the set', async () => {
    const {entries} = await printed('[@all]', 'ieee')
    const names = entries[0]?.split('; ').map(entry => /\w\. \w+/.exec(entry)?.[0])
    expect(names).toEqual(['R. Roe', 'J. Doe', 'A. Zoe'])
  })

  test('links the URL of every member in the entry', async () => {
    const twice = `@misc{a, author = {A, B}, title = {C}, doi = {10.1000/a}}
@misc{b, author = {D, E}, title = {F}, doi = {10.1000/b}}
@set{s, entryset = {a, b}}`
    const {artifacts} = await built(files('[@s]', 'ieee', '', twice), {outputs: [htmlOutput], draft: true})
    const page = new TextDecoder().decode(artifacts[0]?.bytes)
    expect(page).toContain('href="https://doi.org/10.1000/a"')
    expect(page).toContain('href="https://doi.org/10.1000/b"')
  })
})

describe.each([
  ['apa', '(see Doe, 2001; Roe, 2002, p. 3)'],
  ['chicago-author-date', '(see Doe 2001; Roe 2002, 3)']
])('%s', (csl, expected) => {
  test('cites the members, and lists each', async () => {
    const {text, entries} = await printed('[see @both, p. 3]', csl)
    expect(text).toBe(expected)
    expect(entries.map(entry => /^\w+/.exec(entry)?.[0])).toEqual(['Doe', 'Roe'])
  })
})

test('a note style cites the members in one note', async () => {
  const {artifacts} = await built(files('A[@both, 3].', 'chicago-notes'), {
    outputs: [htmlOutput],
    draft: true
  })
  const page = new TextDecoder().decode(artifacts[0]?.bytes).replace(/<[^>]*>/g, '')
  expect(page).toContain(
    'Jane Doe, “On This,” Matters 3 (2001): 1–4, https://doi.org/10.1000/abc; Richard Roe, On That (Press, 2002), 3.'
  )
})

describe.each(['ieee', 'apa'])('%s: a set is', csl => {
  test.each([
    ['cited with its members', '[@both; @zoe; @all]', ''],
    ['listed with its members', 'No.', 'nocite: ["@all", "@both"]\n']
  ])('%s', async (_, text, yaml) => {
    expect(await saidBy('reference-uncited', files(text, csl, yaml))).toEqual([])
  })

  test('not reported if some of its members are uncited', async () => {
    expect(await saidBy('reference-uncited', files('[@doe; @zoe]', csl))).toEqual(['3:1 roe'])
  })

  test('not listed beside its members if all works are listed', async () => {
    expect((await printed('No.', csl, 'nocite: ["@*"]\n')).entries).toHaveLength(3)
  })

  test('exported as its members for programs without sets', async () => {
    const {manuscript} = await built(files('[@both]', csl))
    const {references} = manuscript.bibliography
    const {text, problems} = referenceExports['csl-json']!({references, sources: []})
    expect(JSON.parse(text)).toMatchObject([{id: 'doe'}, {id: 'roe'}, {id: 'zoe'}])
    expect(problems.map(({key}) => key)).toEqual(['both', 'all'])
  })
})
