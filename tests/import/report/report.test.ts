import {expect, test} from 'vitest'
import type {Manuscript} from '../../../src/core/types.ts'
import type {ImportedPaper} from '../../../src/import/document/index.ts'
import {linkCitations} from '../../../src/import/link/index.ts'
import {citationNotation} from '../../../src/import/link/notation.ts'
import {findReferences} from '../../../src/import/link/reference-list.ts'
import {htmlReport} from '../../../src/import/report/html.ts'
import {importReport} from '../../../src/import/report/index.ts'
import {jsonReport} from '../../../src/import/report/json.ts'
import {textReport} from '../../../src/import/report/text.ts'
import {nameWorks} from '../../../src/references/import/works.ts'
import {passagesOf} from '../link/typed-text.ts'

const list = `# References
Freire, P. (1970). Pedagogy of the oppressed. Herder and Herder.
Galtung, J. (1969). Violence, peace, and peace research. Journal of Peace Research, 6(3), 167–191.
Galtung, J. (1969). Peace. Ejlers.
Roe, C. (2019). A second book. Routledge.`

/** The report about a text above a list, as if written with a query after each uncertain citation. */
function reportFrom(text: string) {
  const passages = passagesOf(text)
  const {references} = findReferences('a.docx', passagesOf(list))
  const works = nameWorks(
    references.map(reference => ({file: 'a.docx', reference})),
    []
  )
  const printedKeys = works.map(({key}) => key)
  const links = linkCitations(passages, references)
  const written = new Map(
    links.links.map(link => [
      link,
      link.verdict === 'sure' ? citationNotation(link, work => printedKeys[work]!) : '{>>which?<<}'
    ])
  )
  const chapter = links.links.map(link => `A line.\n${written.get(link)}\n`).join('\n')
  const cited = links.links.flatMap(({verdict, items}) =>
    verdict === 'sure' ? items.map(({work}) => ({key: printedKeys[work!]!})) : []
  )
  const paper = {
    texts: new Map([
      ['01.md', chapter],
      ['manuscript.yaml', '']
    ]),
    pictures: [],
    facts: {figures: 1, tables: 0, equations: 2, notes: 0, headings: 0, headingsBy: 'styles'},
    links,
    written,
    passages,
    printedKeys,
    works,
    fields: new Map([['Zotero', {read: 3, unread: 1}]]),
    told: ['headings are made of bold lines'],
    left: new Map([['shape', 2]]),
    words: {file: 100, listed: 40, cited: 5, made: 1, kept: [], citations: [], printed: []}
  } as unknown as ImportedPaper
  const manuscript = {
    project: {front: {}},
    settings: {file: 'a.md'},
    metadata: {lang: 'en'},
    citations: [{citation: {items: cited}}],
    nocite: []
  } as unknown as Manuscript
  return importReport('a.docx', paper, manuscript, {lost: [], added: [], unprinted: ['retrieved']})
}

const report = reportFrom('Roe (2019) and (Galtung, 1969) and (Smith & Poe, 2001).')

test('the report has both directions, what is left, and the sum of words', () => {
  expect(textReport(report, 'paper')).toEqual([
    '1 chapter, 1 figure, 0 tables, 2 equations, 0 notes',
    '4 references; of 3 typed citations 1 linked, 1 in doubt, 1 not in the list; 1 work never cited',
    'paper/01.md:5 Galtung, 1969: which is it: `galtung1969`, `galtung1969a`? (2 works in the list have these authors and this year)',
    'paper/01.md:8 Smith & Poe, 2001: no work of the list agrees',
    'never cited: `freire1970` Freire, P. (1970). Pedagogy of the oppressed. Herder and Herder.',
    'citations of Zotero: 3 read, 1 kept as words',
    'headings are made of bold lines',
    'not taken over: 2 × shape',
    'the list of references does not print 1 typed word (retrieved); `printed` in references.bib has each line as typed',
    '100 words in the file: 54 in the text, 40 in the list of references, 5 in citations, 1 in numbers and labels; none is lost'
  ])
})

test('the report for programs', () => {
  expect(jsonReport(report)).toMatchObject({
    references: 4,
    citations: {
      sure: 1,
      doubted: 1,
      unlisted: 1,
      uncited: ['freire1970'],
      typed: [
        {verdict: 'sure', typed: 'Roe (2019)', place: {file: '01.md', line: 2}},
        {
          verdict: 'doubted',
          place: {file: '01.md', line: 5},
          works: [{keys: ['galtung1969', 'galtung1969a']}]
        },
        {verdict: 'none', place: {file: '01.md', line: 8}}
      ]
    },
    left: {shape: 2}
  })
})

test('each doubt of the page leads to its line, and author’s words are escaped', () => {
  const page = htmlReport(reportFrom('It is <b>so</b> (Galtung, 1969).'), '1.0')
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(targets).toEqual(['01.md-2'])
  for (const id of targets) expect(page).toContain(`<li id="${id}" class="open">`)
  expect(page).toContain('&#60;b&#62;so&#60;/b&#62; <mark>(Galtung, 1969)</mark>')
  expect(page).not.toMatch(/<script|https?:\/\/(?!doi)/)
})
