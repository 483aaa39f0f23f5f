import {letters} from '../../core/letters.ts'
import {perWork} from '../../core/per-work.ts'
import type {NumberedCitation, Place, Reference} from '../../core/types.ts'
import {namesOf} from './about/people.ts'
import type {Rule} from './rule.ts'

export const citationSelf = {
  code: 'G113',
  name: 'citation-self',
  severity: 'info',
  summary:
    'No more than half of the cited works, not counting software and data, are by the paper’s own authors.',
  why: 'Reviewers ask about many citations of one’s own works, and in blind review these reveal the authors. This is a hint: most works in a small field can be by the same people.',
  examples: [
    {
      name: 'five of eight',
      files: {
        'manuscript.yaml': 'authors: [{given: Jane, family: Doe}]',
        '01.md': '[@a; @b; @c; @d; @e; @f; @g; @h]',
        'references.bib':
          '@book{a, author={Doe, Jane}}\n@book{b, author={Roe, R. and Doe, J.}}\n@book{c, author={Doe, Jane A.}}\n@book{d, author={Doe, Ann}}\n@book{e, author={Doe, J.}}\n@book{f, author={Doe, J.}}\n@book{g,}\n@book{h,}'
      },
      expect: ['01.md:1:2-1:4 5 of the 8 cited works are by the paper’s own authors']
    },
    {
      name: 'half, and programs of the authors',
      files: {
        'manuscript.yaml': 'authors: [{given: Jane, family: Doe}]',
        '01.md': '[@a; @b; @c; @d; @e; @f; @g; @h; @i; @j]',
        'references.bib':
          '@book{a, author={Doe, Jane}}\n@book{b, author={Doe, J.}}\n@book{c, author={Doe, J.}}\n@book{d, author={Doe, Jane}}\n@book{e,}\n@book{f,}\n@book{g,}\n@book{h,}\n@software{i, author={Doe, Jane}}\n@dataset{j, author={Doe, Jane}}'
      },
      expect: []
    }
  ],
  *check({metadata, bibliography, citedBy, citations}) {
    const people = metadata.authors.filter(({corporate}) => !corporate)
    const authors = new Set(people.map(({family, given}) => nameKey(family, given)).filter(Boolean))
    if (authors.size === 0) return
    // Journals require authors to cite their own software and data, so these works are not counted.
    let count = 0
    const own = new Set<string>()
    for (const key of citedBy.keys()) {
      const reference = bibliography.byKey.get(key)
      if (reference?.csl.type === 'software' || reference?.csl.type === 'dataset') continue
      count++
      if (isBy(authors, reference)) own.add(key)
    }
    if (count < fewest || own.size * 2 <= count) return
    const first = citations.find(({references}) => references.some(reference => isOwn(reference, own)))
    if (first === undefined) return
    yield {
      file: first.file,
      place: placeOfFirst(first, own),
      subject: 'authors',
      message: `${own.size} of the ${count} cited works are by the paper’s own authors`
    }
  }
} satisfies Rule

const fewest = 8

function isBy(authors: ReadonlySet<string>, reference: Reference | undefined): boolean {
  return reference !== undefined && authorKeys(reference).some(key => authors.has(key))
}

const authorKeys = perWork((reference: Reference) =>
  namesOf(reference, 'author').map(({family, given}) => nameKey(family, given))
)

function isOwn(reference: Reference | undefined, own: ReadonlySet<string>): boolean {
  return reference !== undefined && own.has(reference.key)
}

function placeOfFirst({citation, references}: NumberedCitation, own: ReadonlySet<string>): Place {
  return citation.items[references.findIndex(reference => isOwn(reference, own))]?.place ?? citation.place
}

/** Identifies a person by the letters of the family name and the first initial. */
function nameKey(family = '', given = ''): string {
  return family === '' ? '' : `${letters(family)} ${letters(given).charAt(0)}`
}
