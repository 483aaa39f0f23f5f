import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect} from 'vitest'
import type {CslItem} from '../../src/core/types.ts'
import {importPrinted} from '../../src/references/import/printed/index.ts'
import {printedMarks} from '../../src/references/import/printed/marks.ts'
import {isReferenceLike} from '../../src/references/import/printed/reference-like.ts'
import {type LabelledReference, readCore, readLinkedBooks} from '../../tools/labelled-references.mjs'
import {lostWords} from '../printed-words.ts'
import {corpus, corpusTest} from './corpus.ts'

/** A published list of 121 references; the numbers below were counted by hand. */
const file = fileURLToPath(new URL('../../../shared/data/reference-list.txt', import.meta.url))
const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
const {references} = importPrinted({path: 'list.txt', text})
const items = references.map(({csl}) => csl)
const line = (number: number): CslItem => items[number - 1]!

corpusTest('a published list has 121 references', () => {
  expect(references).toHaveLength(121)
})

corpusTest('the page around the list adds nothing to it', () => {
  const page = `Skip to main content\nHuman Rights and Youth: A Study\nAuthors\nAda Roe\nNorthern University\nDOI:\nhttps://doi.org/10.1234/insights.v5i2.77\nKeywords:\nYouth, Peace, Law\nAbstract\nThis study is about the young, who have been heard since 2008. It was found that they are not, and we have asked 120 of them.\nReferences\n${text.trim()}\nDownloads\npdf\nPublished\n2025-06-30\nHow to Cite\nRoe, A. (2025). Human Rights and Youth. Insights, 5(2), 1-20. https://doi.org/10.1234/insights.v5i2.77\nIssue\nVol. 5 No. 2 (2025): Insights\nLicense\nCopyright (c) 2025 Ada Roe\nThis work is licensed under a Creative Commons Attribution 4.0 International License.\n`
  const read = importPrinted({path: 'page.txt', text: page})
  expect(read.references.map(({csl}) => csl)).toEqual(items)
  expect(read.findings.filter(({message}) => message.startsWith('Text outside'))).toHaveLength(2)
})

corpusTest('the papers of the corpus are not lists of references', () => {
  const papers = readdirSync(join(corpus, 'joss'), {recursive: true})
    .map(String)
    .filter(name => name.endsWith('paper.md'))
  const taken = papers.filter(name => {
    const paper = readFileSync(join(corpus, 'joss', name), 'utf8')
    return importPrinted({path: name, text: paper}).refused === undefined
  })
  expect([papers.length, taken]).toEqual([24, []])
})

corpusTest('most labelled references look like references', () => {
  const share = (all: readonly LabelledReference[]) =>
    all.filter(({words}) => isReferenceLike(words.join(' '))).length / all.length
  expect(share(readCore(corpus))).toBeGreaterThan(0.96)
  expect(share(readLinkedBooks(corpus))).toBeGreaterThan(0.69)
})

corpusTest('every word of every line is in a value', () => {
  for (const reference of references) expect(lostWords(reference), reference.raw).toEqual([])
  expect(references.map(({raw}) => raw)).toEqual(text.split('\n').filter(raw => raw !== ''))
})

corpusTest('references counted by hand are found', () => {
  const having = (variable: string) => items.filter(item => item[variable] !== undefined).length
  const marked = references.map(({raw}) => printedMarks(raw))
  // Three of the sixteen web addresses are DOIs.
  const withAddress = references.filter(({raw}) => /https?:\/\//.test(raw) && !/doi\.org/.test(raw))
  expect({
    withoutDate: items.filter(item => item.issued === undefined && item.status === undefined).length,
    doi: having('DOI'),
    interviews: items.filter(({type}) => type === 'interview').length,
    withAddress: having('URL'),
    linesWithAddress: withAddress.length,
    dated: marked.filter(marks => marks.some(({kind}) => kind === 'date')).length
  }).toEqual({withoutDate: 1, doi: 5, interviews: 2, withAddress: 13, linesWithAddress: 13, dated: 121})
  // Two references have no author; the act of law (115) has its title in place of an author.
  const authorless = items.flatMap((item, index) =>
    item.author === undefined && item.editor === undefined ? [index + 1] : []
  )
  expect(authorless).toEqual([13, 40, 115])
  const pairs = items.filter((item, index) => index > 0 && same(item, items[index - 1]!))
  expect(pairs.map(({title}) => title)).toEqual(['Democracy By Force'])
})

corpusTest('the traps of the list', () => {
  expect(line(3).author).toEqual([{literal: 'ALJAZEERA'}])
  expect(line(16)).toMatchObject({'container-title': 'The Day Srping', type: 'webpage'})
  expect(line(35).editor).toEqual([
    {family: 'Salomon', given: 'G.'},
    {family: 'Nevo', given: 'B.'}
  ])
  expect(line(44)).toMatchObject({
    author: [{literal: 'International Labour Organization (ILO)'}],
    issued: {'date-parts': [[2020]]}
  })
  expect(line(68)).toMatchObject({issued: {'date-parts': [[2023]]}})
  expect(JSON.stringify(line(68).author)).toContain(
    'Office of the United Nations High Commissioner for Human Rights'
  )
  expect(line(115)).toMatchObject({title: 'Workforce Innovation and Opportunity Act', type: 'legislation'})
})

/** Whether two works have the same values. */
function same(a: CslItem, b: CslItem): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
