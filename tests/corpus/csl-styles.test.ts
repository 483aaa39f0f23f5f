import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect} from 'vitest'
import {renderCitations} from '../../src/cite/index.ts'
import {type Segment, segmentText} from '../../src/core/segment.ts'
import type {CitationInText, CslItem} from '../../src/core/types.ts'
import {installedLocales} from '../../src/node/program/locales.ts'
import {place} from '../cite.ts'
import {recordFigure} from '../figures.ts'
import {corpus, corpusTest} from './corpus.ts'
import {bibliographies} from './works.ts'

/** An intended difference, as a change of the full style's text; docs/citation-styles.md gives the reason. */
type Decision = readonly [what: string, pattern: RegExp, wanted: string]

type Comparison = Readonly<{
  ours: string
  full: string
  /**
   * The minimum shares of entries and citations that equal those of the full style, for the JOSS papers and for all
   * works. Raise them with every improvement.
   */
  ratchet: Readonly<{entries: number; decided: number; cited: number; all: number}>
  /**
   * The intended differences. They are applied to both texts, so that text that only galley prints can be removed, too.
   */
  decisions: readonly Decision[]
}>

/** Words as the manual prints them; current locales abbreviate them or add a word. */
const wordsOfChicago: readonly Decision[] = [
  ['the word version in full', /\bV\. (?=v?\d)/g, 'Version '],
  ['the number of a report', /(?<=(?:Report|Paper) )No\. /g, ''],
  ['the kind of a preprint', /\bPreprint, /g, '']
]

const COMPARISONS: readonly Comparison[] = [
  {
    ours: 'apa',
    full: 'apa',
    ratchet: {entries: 0.99, decided: 0.99, cited: 0.99, all: 0.94},
    decisions: [
      ['Trans. for one translator, too', /\bTran\.(?=[);])/g, 'Trans.'],
      ['the word volume before its number', /\bVols?\. (?=[\dA-Z])/g, '']
    ]
  },
  {
    ours: 'chicago-author-date',
    full: 'chicago-author-date',
    ratchet: {entries: 0.939, decided: 0.99, cited: 0.99, all: 0.94},
    decisions: [
      ...wordsOfChicago,
      ['ahead of print is not guessed', /, ahead of print\b/g, ''],
      ['a release without its day', /, released\./g, '.']
    ]
  },
  {
    ours: 'chicago-notes',
    full: 'chicago-notes-bibliography',
    ratchet: {entries: 0.942, decided: 0.99, cited: 0.938, all: 0.94},
    decisions: [...wordsOfChicago, ['ahead of print is not guessed', /\bahead of print, /g, '']]
  },
  {
    ours: 'ieee',
    full: 'ieee',
    ratchet: {entries: 0.9, decided: 0.99, cited: 0.99, all: 0.9},
    decisions: [
      ['a full stop before [Online]', /, (?=(?:Accessed: [^[]*)?\[Online\])/g, '. '],
      ['the version of software', /(?<=\()version [^,)]+, /g, ''],
      ['the volume of proceedings', /, vol\. \d+(?=, (?:[A-Z]|\d{4}))/g, ''],
      ['a title ends inside its quotation marks', /”\.$/g, '.”'],
      ['editors without a stray full stop', /\. , /g, '. ']
    ]
  },
  {
    ours: 'vancouver',
    full: 'nlm-citation-sequence',
    ratchet: {entries: 0.865, decided: 0.93, cited: 0.99, all: 0.8},
    decisions: [
      ['the number of a series', /(?<=; )no\. (?=\d+\))/g, ''],
      ['the number of a preprint keeps its full stop', /(?<=arXiv:\d{4})\.(?=\d)/g, ''],
      ['the number of a preprint', /(?<=arXiv; \d{4}\.) arXiv:[\d.]+/g, ''],
      ['the version of software', / Version v?[\d.]+/g, ''],
      ['the volume of proceedings', / Vol\. \d+\.(?= \d{4}| The| Walter)/g, ''],
      ['the day of a web page', /(?<=\[Internet\]\. \d{4}) [A-Z][a-z]+ \d+/g, ''],
      ['pages follow the year where there is no volume', /(?<= \d{4});(?=\d+–)/g, ':'],
      ['a blank after a series of a journal', /(?<=;[^;:()]*[a-z’]\d*) (?=\d+[(:])/g, '']
    ]
  }
]

describe('our styles render the same as the full ones', () => {
  for (const {ours, full, ratchet, decisions} of COMPARISONS) {
    corpusTest(
      ours,
      () => {
        const items = bibliographies()
        const lean = printed(new URL(`../../styles/csl/${ours}.csl`, import.meta.url), items)
        const whole = printed(join(corpus, `csl/styles/${full}.csl`), items)
        const decide = (text: string): string =>
          decisions.reduce((changed, [, pattern, wanted]) => changed.replace(pattern, wanted), text)
        const joss = items.flatMap((item, index) => (item.id.startsWith('joss') ? [index] : []))
        const all = [...items.keys()]
        const equalEntry = (index: number): boolean => lean.entries[index] === whole.entries[index]
        const equalDecided = (index: number): boolean =>
          decide(lean.entries[index] ?? '') === decide(whole.entries[index] ?? '')
        const equalCited = (index: number): boolean => lean.cited[index] === whole.cited[index]
        const shares = {
          entries: share(joss, equalEntry),
          decided: share(joss, equalDecided),
          cited: share(joss, equalCited),
          all: share(all, equalDecided)
        }
        const percent = Object.entries(shares).map(([name, value]) => `${name} ${(100 * value).toFixed(1)} %`)
        recordFigure(`lean ${ours} as the full style`, percent.join(', '))
        const differences = all
          .filter(index => !equalDecided(index))
          .map(index => `${items[index]?.id}\n  full ${whole.entries[index]}\n  ours ${lean.entries[index]}`)
        console.log(differences.join('\n'))
        for (const [name, least] of Object.entries(ratchet)) {
          expect(shares[name as keyof typeof shares], name).toBeGreaterThanOrEqual(least)
        }
      },
      600_000
    )
  }
})

function share(indexes: readonly number[], equal: (index: number) => boolean): number {
  return indexes.filter(equal).length / indexes.length
}

/** Each work once: its entry and its citation; in note styles, those of a first and a later note. */
function printed(
  style: URL | string,
  items: readonly CslItem[]
): Readonly<{entries: readonly string[]; cited: readonly string[]}> {
  const citations = items.map(
    ({id}): CitationInText => ({
      items: [{key: id, mode: 'normal', prefix: [], suffix: [], place}],
      narrative: false,
      place
    })
  )
  const xml = readFileSync(style, 'utf8')
  const rendered = renderCitations(
    {style: xml, locales: installedLocales(), lang: 'en-US'},
    new Map(items.map(item => [item.id, item])),
    xml.includes('class="note"') ? [...citations, ...citations] : citations,
    []
  )
  // The numbers of entries are set in a separate column.
  const entries = new Map(
    rendered.bibliography.map(({key, content}) => [key, words(content).replace(/^(?:\[\d+\]|\d+\.) ?/u, '')])
  )
  const cited = rendered.citations.map(words)
  return {
    entries: items.map(({id}) => entries.get(id) ?? ''),
    cited: items.map((_item, index) => `${cited[index]} ${cited[index + items.length] ?? ''}`)
  }
}

function words(content: readonly Segment[]): string {
  return segmentText(content).replace(/\s+/gu, ' ').trim()
}
