import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {findReferences} from '../../src/import/link/reference-list.ts'
import type {TypedPassage} from '../../src/import/passage.ts'
import {importPrinted} from '../../src/references/import/printed/index.ts'
import {nameWorks} from '../../src/references/import/works.ts'
import {writeWorks} from '../../src/references/import/written-work.ts'
import {textWorld} from '../world.ts'
import {corpusTest} from './corpus.ts'

/**
 * A published list of 121 references, imported and checked as an author would. Every fault that a careful reader
 * counted in the list is reported, either by the importer at its position there or by a rule at the resulting entry.
 */
const file = fileURLToPath(new URL('../../../shared/data/reference-list.txt', import.meta.url))
const text = existsSync(file) ? readFileSync(file, 'utf8') : ''

type Said = Readonly<{line: number; message: string}>

async function everythingSaid(): Promise<readonly Said[]> {
  const {references, findings} = importPrinted({path: 'list.txt', text})
  const works = nameWorks(
    references.map(reference => ({file: 'list.txt', reference})),
    []
  )
  const lineOf = new Map(works.map(({key, reference}) => [key, reference.place.start.line]))
  const {diagnostics} = await build(
    textWorld({
      'manuscript.yaml': 'nocite: "@*"\nstyle: insights\n',
      '01.md': 'Words.',
      'references.bib': writeWorks(works)
        .map(written => `${written.text}\n`)
        .join('\n')
    }),
    createMemo(),
    {entry: '', outputs: []}
  )
  return [
    ...findings.map(({place, message}) => ({line: place!.start.line, message})),
    ...diagnostics.flatMap(({subject, message, start}) => {
      const line = lineOf.get(subject ?? '')
      return line === undefined || start === undefined ? [] : [{line, message}]
    })
  ]
}

/** A kind of fault counted by hand, its lines, its message, and the least number of these lines with that message. */
type Row = Readonly<{what: string; lines: string; says: RegExp; found: number}>

const rows: readonly Row[] = [
  {what: 'exact duplicate', lines: '39', says: /says the same as/, found: 1},
  {what: 'differs in case only', lines: '96', says: /differs .* only in case/, found: 1},
  {what: 'near-duplicate', lines: '27', says: /hardly differs/, found: 1},
  {what: 'same author and title', lines: '25 99', says: /another publisher|hardly differs/, found: 2},
  {what: 'same title, other author', lines: '64 85', says: /another author/, found: 2},
  {what: 'no author', lines: '13 40', says: /has no author before it/, found: 2},
  {
    what: 'organisation as a person',
    lines: '19 33 37 43',
    says: /seems to be an organisation|The person `/,
    found: 4
  },
  {what: 'particle as an initial', lines: '38 39', says: /may be a particle/, found: 2},
  {what: 'Dr. as an initial', lines: '117 118', says: /may be “Dr\.”/, found: 2},
  {what: 'given name first', lines: '1 4 62 80 121', says: /given name comes first/, found: 5},
  {what: 'two bare surnames', lines: '82 103', says: /or is two names/, found: 2},
  {what: 'one surname only', lines: '8 77 79 101 112', says: /has no given name/, found: 5},
  // “Daniel, B.-T.” in line 70 could be a name.
  {what: 'reversed or broken names', lines: '46 56 70', says: /given name|initials alone/, found: 2},
  {what: 'et al.', lines: '18 62', says: /replaces the further names/, found: 2},
  {what: 'year inside the author', lines: '68', says: /name .* contains a year/, found: 1},
  {what: 'place as author', lines: '89 102 120', says: /has no given name/, found: 3},
  {what: 'author in lower case', lines: '50 86 89', says: /name .* begins with a lowercase letter/, found: 3},
  // A name alone in capitals, as in line 3, can be an acronym.
  {what: 'author in capitals', lines: '3 94', says: /name .* is in capitals/, found: 1},
  {
    what: 'author repeated as publisher',
    lines: '12 15 41 55 71 78 81 91 95 96 97 98 99 104 106 108 110',
    says: /is also the author/,
    found: 17
  },
  {what: 'capitals', lines: '47 80 86 94 111', says: /typed in capitals/, found: 5},
  {what: 'letter-spaced text', lines: '5', says: /The letters .* are separated by spaces/, found: 1},
  // The straight quotation marks in line 73 are a pair.
  {what: 'odd quotation marks', lines: '65 60 73', says: /quotation mark/, found: 2},
  // Faults that need a dictionary are not reported.
  {
    what: 'typos and fused words',
    lines: '2 3 11 12 14 16 17 18 36 37 45 47 50 55 65 69 78 94 99 110 117 118 120',
    says: /spelt|word `|is not a month|like two words|expected `(?:Engagement of|Human T|trafficking and|in Turkey)/,
    found: 12
  },
  {what: 'n.d.', lines: '2', says: /`n\.d\.`/, found: 1},
  {
    what: 'dates neither (YYYY) nor (YYYY, Month D)',
    lines: '3 8 12 23 59 88 89 90 94 99 114 118 120',
    says: /has a different form|is not a (?:date|month)|word `(?:December05|April14|Novber)`/,
    found: 13
  },
  {what: 'DOI with a label and an address', lines: '17 18 30', says: /precedes a URL/, found: 3},
  {what: 'home page', lines: '119', says: /home page/, found: 1},
  {what: 'search as an address', lines: '31', says: /leads to a search/, found: 1},
  {what: 'copy of a network', lines: '58 70', says: /leads to a copy/, found: 2},
  {what: 'date of access without an address', lines: '7 32', says: /access has no URL/, found: 2},
  {what: 'half a date of access', lines: '32 61', says: /has no day/, found: 2},
  {what: 'address without one', lines: '16 19 20 58 111 115', says: /has no date of access/, found: 6},
  {what: 'interviews', lines: '117 118', says: /interview is listed/, found: 2},
  {what: 'number with a zero', lines: '93', says: /begins with a zero/, found: 1},
  {what: 'pp. before pages of a journal', lines: '18 46', says: /precedes the pages/, found: 2},
  {what: 'country as place', lines: '4 31 35 73 116', says: /is a country|names its country/, found: 5},
  {what: 'NA as place', lines: '113', says: /`NA.*is a placeholder/, found: 1},
  {what: 'words after a place', lines: '14', says: /after the place/, found: 1},
  {what: 'publisher or place in lower case', lines: '12 15 43 45', says: /in lower case/, found: 4},
  {
    what: 'blank before punctuation or after a bracket',
    lines: '5 23 35 46 52 60 66 75 86 89 90 104 107 116',
    says: /A space (?:precedes|follows)/,
    found: 14
  },
  {what: 'stray comma', lines: '85 101', says: /`,\.`/, found: 2}
]

describe('every class of defects of a published list is reported', async () => {
  const said = text === '' ? [] : await everythingSaid()
  for (const {what, lines, says, found} of rows) {
    const counted = lines.split(' ').map(Number)
    corpusTest(`${what}: ${found} of ${counted.length}`, () => {
      const places = new Set(said.filter(({message}) => says.test(message)).map(({line}) => line))
      const missed = counted.filter(line => !places.has(line))
      expect(counted.length - missed.length, `not said of lines ${missed}`).toBeGreaterThanOrEqual(found)
    })
  }

  corpusTest('acronyms in brackets are not dates', () => {
    const dated = said.filter(({message}) =>
      /has a different form|is not a (?:date|month)|The word `/.test(message)
    )
    expect(dated.map(({line}) => line).filter(line => [44, 67, 68, 69, 107, 109].includes(line))).toEqual([])
  })

  corpusTest('no line has the same finding twice', () => {
    const all = said.map(({line, message}) => `${line} ${message}`)
    // Faults reported both in the list and in the resulting entry.
    const twice = all.filter((one, index) => all.indexOf(one) !== index)
    expect(twice).toEqual(['60 A space precedes `.`'])
  })
})

corpusTest('the list at the end of a manuscript is read as on its own', () => {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const passage = (id: string, kind: 'heading' | 'paragraph', line: string): TypedPassage => {
    return {id, kind, text: line, closed: [], raised: [], calls: []}
  }
  const {references} = findReferences('a.docx', [
    passage('title', 'heading', 'Introduction'),
    passage('text', 'paragraph', 'Slavery has not ended (Aziz, 2007).'),
    passage('list', 'heading', 'References'),
    ...lines.map((line, index) => passage(`line ${index}`, 'paragraph', line.trim()))
  ])
  const alone = importPrinted({path: 'list.txt', text}).references
  expect(references.map(({csl, doubtful}) => ({csl, doubtful}))).toEqual(
    alone.map(({csl, doubtful}) => ({csl, doubtful}))
  )
})
