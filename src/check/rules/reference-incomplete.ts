import {brokenSources} from './about/broken-sources.ts'
import {entriesOf, findingAt} from './about/parts.ts'
import {enumerate, isForthcoming, isOld, missing, requiredKind, type Wanted} from './about/required.ts'
import type {Rule} from './rule.ts'

export const referenceIncomplete = {
  code: 'G215',
  name: 'reference-incomplete',
  severity: 'warning',
  summary: 'An entry has all fields that every style prints for its type.',
  why: 'The reference is printed with a gap, and the reader may not find the work.',
  examples: [
    {
      name: 'complete',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@article{doe, author={Doe, Jane}, title={Peace}, journal={War}, year=2001}'
      },
      expect: []
    },
    {
      name: 'an article without a journal and a year',
      files: {'01.md': '[@doe]', 'references.bib': '@article{doe, author={Doe, Jane}, title={Peace}}'},
      expect: [
        'references.bib:1:1-1:13 Entry `doe` lacks `year` and `journal`, which every style prints for an `article`'
      ]
    },
    {
      name: 'of CSL-JSON',
      files: {
        '01.md': '[@doe]',
        'references.json': '[{"id": "doe", "type": "book", "title": "Peace", "publisher": "Press"}]'
      },
      expect: [
        'references.json:1:2-1:71 Entry `doe` lacks `author` and `issued`, which every style prints for a `book`'
      ]
    },
    {
      name: 'a web page',
      files: {
        '01.md': '[@doe]',
        'references.bib': '@online{doe, title={Peace}, url={https://example.org/peace}}'
      },
      expect: []
    },
    {
      name: 'a type that BibTeX does not know',
      files: {'01.md': '[@doe]', 'references.bib': '@boook{doe, author={Doe, Jane}, year=2001}'},
      expect: ['references.bib:1:1-1:11 Entry `doe` lacks `title`, which every style prints for a `misc`']
    },
    {
      name: 'the papers of an office',
      files: {
        '01.md': '[@fo]',
        'references.bib': '@manuscript{fo, title={General Correspondence}, archive={The National Archives}}'
      },
      expect: []
    }
  ],
  ofEntries: true,
  *check(manuscript) {
    const broken = brokenSources(manuscript)
    const unknownTypes = new Set(
      manuscript.findings.flatMap(({rule, subject}) => (rule === 'bibliography-entry-type' ? subject : []))
    )
    for (const reference of entriesOf(manuscript)) {
      const kind = requiredKind(reference)
      if (kind === undefined) continue
      const wanted = wantedOf.get(kind) ?? [title]
      const names = missing(
        reference,
        wanted.filter(
          group => !(isOld(reference) && group === publisher) && !(isForthcoming(reference) && group === date)
        )
      )
      if (names.length === 0) continue
      // An entry of a type that BibTeX does not know is parsed as `@misc`.
      const type = unknownTypes.has(reference.type) ? 'misc' : reference.type
      const causes = broken.within(reference)
      yield findingAt(
        reference,
        `Entry \`${reference.key}\` lacks ${enumerate(names)}, which every style prints for ${/^(?:[aeio]|un)/.test(type) ? 'an' : 'a'} \`${type}\``,
        {causes}
      )
    }
  }
} satisfies Rule

// An entry with a label or a sort key has an unknown author, not a forgotten one.
const author = [
  'author',
  'editor',
  'translator',
  'compiler',
  'director',
  'composer',
  'citation-label',
  'key',
  'sortname',
  'label',
  'organization'
]
const title = ['title', 'note', 'genre', 'publisher', 'URL', 'shorttitle', 'container-title']
const date = ['issued', 'status', 'pubstate', 'original-date', 'event-date']
const container = [
  'container-title',
  'event-title',
  'eprint',
  'archiveprefix',
  'status',
  'collection-title',
  'URL',
  'DOI',
  'crossref',
  'xref'
]
const publisher = [
  'publisher',
  'howpublished',
  'publisher-place',
  'eprint',
  'URL',
  'DOI',
  'ISBN',
  'collection-title',
  'status'
]
const named = ['title', 'shorttitle']

const wantedOf: ReadonlyMap<string, Wanted> = new Map([
  ['article-journal', [author, named, date, container]],
  ['article-magazine', [named, date, container]],
  ['article-newspaper', [named, date, container]],
  ['book', [author, named, date, publisher]],
  ['edited-book', [named, date]],
  ['part-of-book', [author, named, date]],
  ['chapter', [author, named, date, container]],
  ['paper-conference', [author, named, date, container]],
  ['thesis', [author, named, date, publisher]],
  ['report', [[...author, 'publisher'], named, date]],
  // The papers of an office are identified by their archive.
  ['manuscript', [[...author, 'archive'], named]],
  ['collection', [[...author, 'archive'], named]],
  // Titles are optional for these types in every style.
  ['personal_communication', []],
  ['interview', []],
  ['patent', [[...named, 'number'], date]],
  ['legal_case', [[...named, 'number']]]
])
