import {expect, test} from 'vitest'
import {linkCitations} from '../../../src/import/link/index.ts'
import type {TypedPassage} from '../../../src/import/passage.ts'
import fc from '../../properties.ts'

const names = ['Ames', 'Bell', 'Cole', 'Dorn']
const works = names.flatMap(family =>
  [2001, 2002].map(year => ({
    csl: {
      id: '',
      type: 'book',
      author: [{family, given: 'A.'}],
      issued: {'date-parts': [[year]]},
      title: `The book of ${family} and ${year}`
    },
    raw: `${family}, A. (${year}). The book of ${family} and ${year}. Press.`
  }))
)
const citation = fc
  .tuple(
    fc.constantFrom(...names),
    fc.constantFrom('2001', '2002', '2003', 'n.d.'),
    fc.constantFrom(...names)
  )
  .map(([name, year, other]) => [
    `(${name}, ${year})`,
    `${name} (${year}, p. 3)`,
    `(see ${name} ${year}; ${other} ${year})`,
    `${other}, ${name} (${year})`,
    `${name} et al. (${year})`
  ])
  .chain(forms => fc.constantFrom(...forms))
const sign = fc.constantFrom(
  '(',
  ')',
  '[',
  ';',
  ',',
  ' and ',
  '. ',
  ' In ',
  'Ibid. ',
  '“',
  '\uFFFC',
  ' the kilns '
)
const stretch = fc.oneof(citation, sign)

test('links lie apart in their passage, and a sure work agrees with the words', () => {
  fc.assert(
    fc.property(
      fc.array(stretch, {minLength: 1, maxLength: 8}),
      fc.nat(40),
      fc.constantFrom('paragraph', 'note', 'cell'),
      (parts, at, kind) => {
        const text = parts.join('')
        const closed = at + 5 < text.length ? [{start: at, end: at + 5}] : []
        const passage: TypedPassage = {id: 'p', kind, note: 'n', text, closed, raised: [], calls: []}
        const {links} = linkCitations([passage], works)
        expect(links.length).toBeLessThanOrEqual(text.length)
        let end = 0
        for (const link of links) {
          expect(link.start).toBeGreaterThanOrEqual(end)
          expect(link.end).toBeLessThanOrEqual(text.length)
          end = link.end
          if (link.form !== 'author-date') continue
          for (const {work} of link.items) {
            if (work === undefined) continue
            const {family, year} = {family: names[work >> 1]!, year: 2001 + (work % 2)}
            const typed = text.slice(Math.max(0, link.start - 220), link.end)
            expect(typed).toContain(family)
            expect(typed).toContain(String(year))
          }
        }
      }
    )
  )
})
