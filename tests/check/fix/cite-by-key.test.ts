import {describe, expect, test} from 'vitest'
import {applyEdits} from '../../../src/check/fix/repairs.ts'
import {htmlOutput} from '../../../src/outputs/html/index.ts'
import {built} from '../../built.ts'

/** Hand-typed citations are replaced by keys if they can refer to only one work. */
const bibliography = `
@book{galtung1969, author = {Galtung, Johan}, title = {Peace}, year = 1969}
@book{freire1970, author = {Freire, Paulo}, title = {Oppressed}, year = 1970}
@book{two, author = {Galtung, Johan and Freire, Paulo}, title = {Both}, year = 1975}
@book{khan, author = {Khan, A. and Poe, B. and Roe, C.}, title = {Three}, year = 2019}
@book{berg, author = {van der Berg, Cees}, title = {Hill}, year = 2001}
@book{who, author = {{World Health Organization}}, title = {Health}, year = 2004}
@book{a1, author = {Ali, Ann}, title = {One}, year = 2010}
@book{a2, author = {Ali, Ann}, title = {Two}, year = 2010}
@book{m, author = {Müller, Max}, title = {Mill}, year = 1980}
`
const files = (text: string) => ({
  'manuscript.yaml': 'title: T\nlicense: CC-BY-4.0\ncsl: apa\n',
  '01.md': text,
  'references.bib': bibliography
})

async function fixed(text: string): Promise<string> {
  const {diagnostics} = await built(files(text))
  const edits = diagnostics
    .filter(({rule}) => rule === 'citation-by-hand')
    .flatMap(({edits: repair = []}) => repair)
  const single = edits.filter(({start}, index) => edits.findIndex(edit => edit.start === start) === index)
  return applyEdits(text, single)
}

/** The words of each paragraph of the page. */
async function paragraphs(text: string): Promise<readonly string[]> {
  const {artifacts} = await built(files(text), {outputs: [htmlOutput], draft: true})
  const page = new TextDecoder().decode(artifacts[0]?.bytes)
  return [...page.matchAll(/<p\b[^>]*>([\s\S]*?)<\/p>/g)].map(([, inside = '']) =>
    inside
      .replace(/<[^>]*>/g, '')
      .replace(/&#x26;/g, '&')
      .replace(/\s+/g, ' ')
  )
}

describe('a hand-typed citation becomes one with a key, with the same words in APA', () => {
  test.each([
    ['War (Galtung, 1969).', 'War [@galtung1969].'],
    ['As Freire (1970, p. 3) says.', 'As @freire1970 [p. 3] says.'],
    ['In Freire (1970), and again.', 'In @freire1970, and again.'],
    ['War (Freire, 1970; Galtung, 1969, pp. 3–5).', 'War [@freire1970; @galtung1969, pp. 3–5].'],
    ['War (see Galtung, 1969).', 'War [see @galtung1969].'],
    ['War (see also Galtung & Freire, 1975).', 'War [see also @two].'],
    ['Galtung and Freire (1975) say.', '@two say.'],
    ['Khan et al. (2019) say.', '@khan say.'],
    ['War (Khan et al., 2019).', 'War [@khan].'],
    ['War (World Health Organization, 2004).', 'War [@who].'],
    ['War (Müller, 1980).', 'War [@m].']
  ])('%s', async (text, expected) => {
    expect(await fixed(text)).toBe(expected)
    expect((await paragraphs(expected)).map(words => words.replace(/\u00A0/g, ' '))).toContain(text)
  })

  test.each([
    ['War (Galtung,\n1969).', 'War [@galtung1969].'],
    ['War (Galtung 1969).', 'War [@galtung1969].'],
    ['Khan *et al.* (2019) say.', '@khan say.'],
    ['A.^[So (Galtung, 1969).]', 'A.^[So [@galtung1969].]'],
    ['| a |\n|---|\n| (Galtung, 1969) |', '| a |\n|---|\n| [@galtung1969] |'],
    ['In (Galtung, 1969) and Freire (1970).', 'In [@galtung1969] and @freire1970.']
  ])('%j', async (text, expected) => expect(await fixed(text)).toBe(expected))
})

describe('the author’s words are kept', () => {
  test.each([
    ['two works fit', 'War (Ali, 2010) and Ali (2010).'],
    ['a letter that is nobody’s', 'War (Galtung, 1969a) and Freire (1970b).'],
    ['one of two unknown', 'War (Galtung, 1969; Nemo, 1950).'],
    ['other words in the brackets', 'War (Galtung, 1969, who said so; also 1970).'],
    ['a name more', 'Johan Galtung (1969) and Marie Galtung (1969).'],
    ['one of two authors', 'War (Galtung, 1975).'],
    ['others where there are none', 'War (Galtung et al., 1969).'],
    ['all of three authors', 'Khan, Poe and Roe (2019) say.'],
    ['another spelling', 'War (Muller, 1980).'],
    ['a particle that the style moves to the given name', 'War (van der Berg, 2001).'],
    ['a genitive', 'Galtung’s (1969) book.'],
    ['two years', 'Freire (1970, 1971) says.'],
    ['a place of another kind', 'Freire (1970: 3) says.'],
    ['a bracket after it', 'Freire (1970) [sic] says.'],
    ['a letter after it', 'Freire (1970)x says.'],
    ['code', '`(Galtung, 1969)` and\n\n    Freire (1970)'],
    ['a link', '[War (Galtung, 1969)](https://example.org).'],
    ['other brackets', 'A [with Freire (1970), and (Galtung, 1969)] b.'],
    ['a heading', '# Of Freire (1970)\n\nWords.'],
    ['a list of references', '# References\n\nGaltung (1969).']
  ])('%s', async (_, text) => expect(await fixed(text)).toBe(text))
})
