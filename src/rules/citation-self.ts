import {letters} from '../core/letters.ts'
import type {NumberedCitation, Place, Reference} from '../core/types.ts'
import {namesOf} from './about/people.ts'
import type {Rule} from './rule.ts'

export const citationSelf = {
  code: 'G113',
  name: 'citation-self',
  severity: 'info',
  summary: 'No more than a quarter of the cited works are by the paper’s own authors.',
  why: 'Reviewers ask about it, and in blind review it tells who wrote the paper. This is a hint.',
  examples: [
    {
      name: 'three of eight',
      files: {
        'manuscript.yaml': 'authors: [{given: Jane, family: Doe}]',
        '01.md': '[@a; @b; @c; @d; @e; @f; @g; @h]',
        'references.bib':
          '@book{a, author={Doe, Jane}}\n@book{b, author={Roe, R. and Doe, J.}}\n@book{c, author={Doe, Jane A.}}\n@book{d, author={Doe, Ann}}\n@book{e,}\n@book{f,}\n@book{g,}\n@book{h,}'
      },
      expect: [
        '01.md:1:2-1:4 Unexpected 3 of 8 cited works by the paper’s own authors, expected no more than a quarter'
      ]
    },
    {
      name: 'two of eight',
      files: {
        'manuscript.yaml': 'authors: [{given: Jane, family: Doe}]',
        '01.md': '[@a; @b; @c; @d; @e; @f; @g; @h]',
        'references.bib':
          '@book{a, author={Doe, Jane}}\n@book{b, author={Roe, R. and Doe, J.}}\n@book{c,}\n@book{d, author={Doe, Ann}}\n@book{e,}\n@book{f,}\n@book{g,}\n@book{h,}'
      },
      expect: []
    }
  ],
  *check({metadata, bibliography, citedBy, citations}) {
    const people = metadata.authors.filter(({corporate}) => !corporate)
    const authors = new Set(people.map(({family, given}) => nameKey(family, given)).filter(Boolean))
    if (authors.size === 0 || citedBy.size < fewest) return
    const own = new Set<string>()
    for (const key of citedBy.keys()) {
      const reference = bibliography.byKey.get(key)
      const names = reference ? namesOf(reference, 'author') : []
      if (names.some(({family, given}) => authors.has(nameKey(family, given)))) own.add(key)
    }
    if (own.size * 4 <= citedBy.size) return
    const first = citations.find(({references}) => references.some(reference => isOwn(reference, own)))
    if (first === undefined) return
    yield {
      file: first.file,
      place: placeOfFirst(first, own),
      subject: 'authors',
      message: `Unexpected ${own.size} of ${citedBy.size} cited works by the paper’s own authors, expected no more than a quarter`
    }
  }
} satisfies Rule

const fewest = 8

function isOwn(reference: Reference | undefined, own: ReadonlySet<string>): boolean {
  return reference !== undefined && own.has(reference.key)
}

function placeOfFirst({citation, references}: NumberedCitation, own: ReadonlySet<string>): Place {
  return citation.items[references.findIndex(reference => isOwn(reference, own))]?.place ?? citation.place
}

/** A person by the letters of the family name and the first initial. */
function nameKey(family = '', given = ''): string {
  return family === '' ? '' : `${letters(family)} ${letters(given).charAt(0)}`
}
