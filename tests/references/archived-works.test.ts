import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {renderCitations} from '../../src/cite/index.ts'
import {segmentText} from '../../src/core/segment.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {parseBibliography} from '../../src/parse/bibliography.ts'
import {biblatexEntry} from '../../src/references/index.ts'

/** An entry in BibTeX as one of galley's styles prints it. */
function printed(style: string, text: string): string {
  const {byKey} = parseBibliography([{path: 'references.bib', text}])
  const works = new Map([...byKey].map(([key, {csl}]) => [key, csl]))
  const xml = readFileSync(new URL(`../../styles/csl/${style}.csl`, import.meta.url), 'utf8')
  const cited = {style: xml, locales: installedLocales(), lang: 'en-US'}
  const {bibliography} = renderCitations(cited, works, [], [...works.keys()])
  return bibliography.map(({content}) => segmentText(content)).join('\n')
}

const diary = `@manuscript{ms, author={Roe, Ann}, title={Diary of a Clerk}, year={1890}, note={Microfilm},
  archive={British Library}, archivecollection={India Office Records}, archivelocation={Mss Eur F111/12}, location={London}}`
const series = `@manuscript{co, entrysubtype={collection}, title={Mauritius, Original Correspondence}, note={Microfilm},
  archive={The National Archives}, archivelocation={CO 167}, location={Kew}}`
const papers =
  '@misc{h, entrysubtype={collection}, author={House, Edward M.}, title={Papers}, library={Yale University Library}, location={New Haven}}'
const talk = `@interview{iv, author={Khan, Ali}, interviewer={Doe, Jane}, title={On the Strike}, date={2020-02-01},
  howpublished={Personal interview}, note={Recording in the author’s possession}}`
const lawsuit =
  '@jurisdiction{c, title={Asma Jilani v. Government of the Punjab}, date={1972}, journaltitle={PLD}, volume={24}, pages={139}, institution={Supreme Court}}'

test.each([
  [
    'apa',
    diary,
    'Roe, A. (1890). Diary of a clerk. India Office Records (Mss Eur F111/12), British Library, London.'
  ],
  [
    'chicago-author-date',
    diary,
    'Roe, Ann. 1890. “Diary of a Clerk.” Microfilm. Mss Eur F111/12. India Office Records. British Library, London.'
  ],
  [
    'chicago-notes',
    diary,
    'Roe, Ann. “Diary of a Clerk.” 1890. Microfilm. Mss Eur F111/12. India Office Records. British Library, London.'
  ],
  [
    'ieee',
    diary,
    '[1] A. Roe, “Diary of a clerk,” Mss Eur F111/12, India Office Records, British Library, London, 1890.'
  ],
  [
    'vancouver',
    diary,
    '1. Roe A. Diary of a clerk. 1890. British Library, London; India Office Records; Mss Eur F111/12.'
  ],
  [
    'chicago-notes',
    series,
    'Mauritius, Original Correspondence. Microfilm. CO 167. The National Archives, Kew.'
  ],
  [
    'chicago-author-date',
    series,
    'Mauritius, Original Correspondence. n.d. Microfilm. CO 167. The National Archives, Kew.'
  ],
  ['ieee', series, '[1] Mauritius, original correspondence, CO 167, The National Archives, Kew.'],
  ['chicago-notes', papers, 'House, Edward M. Papers. Yale University Library, New Haven.'],
  ['apa', talk, 'Khan, A. (2020, February 1). On the strike (J. Doe, Interviewer). Personal interview.'],
  [
    'chicago-author-date',
    talk,
    'Khan, Ali. 2020. “On the Strike.” Interview by Jane Doe. Personal interview, February 1. Recording in the author’s possession.'
  ],
  ['apa', lawsuit, 'Asma Jilani v. Government of the Punjab, 24 PLD 139 (Supreme Court 1972).'],
  [
    'apa',
    '@legal{c, title={Asma Jilani v. Government of the Punjab}, date={1972}, number={PLD 1972 SC 139}, institution={Supreme Court}}',
    'Asma Jilani v. Government of the Punjab, PLD 1972 SC 139 (Supreme Court 1972).'
  ],
  [
    'apa',
    '@unpublished{u, author={Roe, Ann}, title={Letter}, year={1890}, library={Bodleian Library}, location={Oxford}}',
    'Roe, A. (1890). Letter. Bodleian Library, Oxford.'
  ],
  [
    'apa',
    '@book{b, author={Roe, Ann}, title={Book}, year={1890}, archive={arXiv}, eprint={2101.00001}}',
    'Roe, A. (1890). Book.'
  ]
])('%s renders %s', (style, entry, expected) => {
  expect(printed(style, entry)).toBe(expected)
})

test('a series is written as it was parsed', () => {
  const {references} = parseBibliography([{path: 'references.bib', text: series}])
  const {text} = biblatexEntry(references[0]!.csl)
  expect(text).toContain('@manuscript{co,')
  expect(text).toContain('entrysubtype = {collection}')
})
