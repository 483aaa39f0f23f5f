import {expect, test} from 'vitest'
import {withoutLosses} from '../../../src/import/link/unprinted.ts'
import {citableWorks} from '../../../src/import/link/works.ts'
import type {TypedLink, TypedPassage} from '../../../src/import/passage.ts'
import {chaptersOf, differentWords, field, imported, p, run} from './word-package.ts'

const csl = {
  id: 'g',
  type: 'article-journal',
  title: 'Violence, Peace, and Peace Research',
  author: [{family: 'Galtung', given: 'J.'}],
  issued: {'date-parts': [[1969]]}
} as const
const raw =
  'Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.'
const works = citableWorks([{csl, raw}])

/** A link that replaces a whole text, as a faulty pattern could make it. */
function linkOver(text: string, words: Readonly<{prefix?: string; suffix?: string}> = {}): TypedLink {
  const {prefix = '', suffix = ''} = words
  const place = {start: 0, end: text.length}
  const item = {verdict: 'sure', ...place, work: 0, candidates: [0], prefix, suffix} as const
  const form = {form: 'author-date', verdict: 'sure', narrative: false, yearOnly: false} as const
  return {passage: 'p1', ...place, ...form, items: [item]}
}

test.each<[typed: string, verdict: string, words?: Readonly<{prefix?: string; suffix?: string}>]>([
  ['(Galtung, 1969)', 'sure'],
  ['Galtung et al. (1969)', 'sure'],
  ['Galtung, “Violence, Peace” (J. Peace Res.)', 'sure'],
  ['(see Galtung, 1969, p. 3)', 'sure', {prefix: 'see', suffix: 'p. 3'}],
  ['In the words of Galtung (1969)', 'doubted'],
  ['Galtung of (1969)', 'sure'],
  ['Galtung’s new (1969)', 'doubted'],
  ['(see Galtung, 1969)', 'doubted'],
  ['(Galtung, 1969, p. 3; 1975)', 'doubted', {suffix: 'p. 3'}]
])('a link never replaces words that its work does not print: %s', (text, verdict, words) => {
  const passage = {id: 'p1', kind: 'paragraph', text, closed: [], raised: [], calls: []} as TypedPassage
  expect(withoutLosses(linkOver(text, words), passage, works).verdict).toBe(verdict)
})

const list = p(run('References', '<w:b/>')) + p(raw.replace('&', '&amp;'))

test('the sum finds words of citations that the built paper does not print', async () => {
  const paper = imported(p('So it is (see Galtung, 1969, p. 3).') + list)
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
  const [own] = paper.words.citations
  const typed = (words: string) => ({
    ...paper,
    words: {...paper.words, citations: [{...own!, typed: words}]}
  })
  const other = await differentWords(typed('(see only Galtung, 1969, p. 7)'))
  expect(other.lost).toEqual(['only', '7'])
  const gone = {...paper, words: {...paper.words, citations: [{...own!, source: '[@galtung1969, p. 4]'}]}}
  expect((await differentWords(gone)).lost).toEqual(['see', 'galtung', '1969', 'p', '3'])
})

test('words that an author typed into the citation of a program stay, with a query', async () => {
  const code = JSON.stringify({citationItems: [{id: 1, itemData: csl, locator: '3'}]})
  const cited = (shown: string) => field(`ADDIN ZOTERO_ITEM CSL_CITATION ${code}`, shown)
  const paper = imported(p(run('So ') + cited('(Galtung, who says more, 1969, p. 3)') + run('.')))
  expect(chaptersOf(paper)).toBe(
    'So (Galtung, who says more, 1969, p. 3){>>Is this `[@galtung1969, p. 3]`? “who says more” was typed into the citation<<}.\n'
  )
  expect(paper.told).toContain(
    'the words of 1 citation of a program were changed by hand: they stay as typed, each with a query'
  )
  expect(await differentWords(paper)).toEqual({lost: [], added: []})
  // The program prints the word for the page in the language of the file.
  for (const page of ['p. 3', 'pág. 3', 'S. 3'])
    expect(chaptersOf(imported(p(cited(`(Galtung, 1969, ${page})`))))).toBe('[@galtung1969, p. 3]\n')
})

test('notes that are named by their numbers are reported', () => {
  const told = (text: string) =>
    imported(p(text)).told.filter(line => line.includes('by its number') || line.includes('by their numbers'))
  expect(told('See supra note 3, at 4; Roe (wie Anm. 12), S. 3.')).toEqual([
    '2 places name notes by their numbers, such as “supra note 3”; the numbers stay as typed: check them whenever notes are added'
  ])
  expect(told('Roe, supra n. 3.')).toHaveLength(1)
  expect(told('See notes, as above; note 3 people.')).toEqual([])
})

test('the full stop of a note stays after its citation', () => {
  const call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
  const note = `<w:footnote w:id="2">${p('Galtung, “Violence,” 171.')}</w:footnote>`
  const paper = imported(p(run('So it is.') + call) + list, {'word/footnotes.xml': note})
  expect(chaptersOf(paper)).toContain('[^1]: [@galtung1969, 171].\n')
})
