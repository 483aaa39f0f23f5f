import {handCitationsOf, namedWorks, openers} from './about/hand-citations.ts'
import type {Rule} from './rule.ts'

export const citationNotListed = {
  code: 'G109',
  name: 'citation-not-listed',
  severity: 'info',
  summary: 'Works that the text cites are in the bibliography.',
  why: 'The reader looks for the work in the list of references and does not find it. This is a hint: the words may not be a citation.',
  examples: [
    {
      name: 'not in the bibliography',
      files: {
        '01.md': 'As Khan et al. (2019) say (Freire & Poe, 1970).',
        'references.bib': '@book{f, author={Freire, Paulo}, title={B}, year=1970}'
      },
      expect: [
        '01.md:1:4-1:22 `Khan et al. (2019)` is typed by hand, and no work in the bibliography matches it',
        '01.md:1:28-1:46 `Freire & Poe, 1970` is typed by hand, and no work in the bibliography matches it'
      ]
    },
    {
      name: 'a word before the names',
      files: {'01.md': 'However, Khan and Poe (2019) say so.'},
      expect: [
        '01.md:1:10-1:29 `Khan and Poe (2019)` is typed by hand, and no work in the bibliography matches it'
      ]
    },
    {
      name: 'a place and a month',
      files: {'01.md': 'In Pakistan (2019), and (Lahore, May 2019), as (Figure 3, 2020) shows.'},
      expect: []
    }
  ],
  *check(manuscript) {
    const worksOf = namedWorks(manuscript)
    for (const citation of handCitationsOf(manuscript)) {
      const {passage, to, second, others, narrative} = citation
      const opening = citation.first.findIndex(word => !openers.test(word))
      // In “However, Khan and Poe (2019)”, the first capitalized word is not a name.
      const isNone = opening === -1 && second.length > 0
      const first = isNone ? [] : citation.first.slice(Math.max(0, opening))
      const opener = isNone ? /^[^\s,]+,?\s+/.exec(passage.text.slice(citation.from, to)) : null
      const from = opener
        ? citation.from + opener[0].length
        : Math.max(citation.from, passage.text.indexOf(first[0] ?? '', citation.from))
      // A single name with a year may be anything: it is a citation only in brackets and with a comma.
      const words = passage.text.slice(from, to).replace(/\0/g, '').replace(/\s+/g, ' ')
      const isPlain = !others && second.length === 0
      if (isPlain && (narrative || first.length > 1 || !/^[^,]+, \d{4}[a-z]?$/.test(words))) continue
      if ([...first, ...second].some(word => noNames.test(word))) continue
      if (worksOf(citation).works.length > 0) continue
      yield {
        file: passage.file,
        place: passage.place(from, to),
        subject: words,
        message: `\`${words}\` is typed by hand, and no work in the bibliography matches it`
      }
    }
  }
} satisfies Rule

/** Words next to years that are not names of people, and initials. */
const noNames =
  /^(?:.|January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|Act|Article|Chapter|Figure|Fig|Section|Spring|Summer|Autumn|Winter|Table|Version|[A-Z]{2,})$/
