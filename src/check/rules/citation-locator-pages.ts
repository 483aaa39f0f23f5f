import {perItems} from '../../core/per-object.ts'
import {perWork} from '../../core/per-work.ts'
import type {NumberedCitation, Reference} from '../../core/types.ts'
import {partOf} from './about/parts.ts'
import type {Rule} from './rule.ts'

export const citationLocatorPages = {
  code: 'G110',
  name: 'citation-locator-pages',
  severity: 'warning',
  summary: 'A cited page is one of the work’s pages.',
  why: 'The reader turns to the page and finds another work, or none.',
  examples: [
    {
      name: 'outside',
      files: {
        '01.md': 'Read [@a, p. 12; @a, pp. 190-92].',
        'references.bib': '@article{a, pages={167--91}}'
      },
      expect: [
        '01.md:1:7-1:9 Page `12` is outside the pages of `a`, `167–191`',
        '01.md:1:18-1:20 Page `190-92` is outside the pages of `a`, `167–191`'
      ]
    },
    {
      name: 'inside, other things, other pages',
      files: {
        '01.md': 'Read [@a, p. 170; @a, chap. 2; @b, p. 3; @c, p. 9].',
        'references.bib':
          '@article{a, pages={167--91}}\n@article{b, pages={e12}}\n@article{c, pages={1--4, 8--9}}'
      },
      expect: []
    }
  ],
  check: ({citations}) => pagesOutside(citations)
} satisfies Rule

const pagesOutside = perItems(({citation, file, references}: NumberedCitation) => {
  // Most citations have no locator.
  if (!citation.items.some(({locator}) => locator !== undefined)) return []
  return citation.items.flatMap(({locator, label, place}, index) => {
    const reference = references[index]
    if (locator === undefined || reference === undefined || label !== 'page') return []
    const pages = pagesOf(reference)
    const cited = rangeOf(locator)
    if (pages === undefined || cited === undefined) return []
    if (pages.first <= cited.first && cited.last <= pages.last) return []
    const message = `Page \`${locator}\` is outside the pages of \`${reference.key}\`, \`${pages.first}–${pages.last}\``
    return [{file, place, subject: reference.key, message}]
  })
})

const pagesOf = perWork((reference: Reference) =>
  rangeOf(partOf(reference, 'page')?.text ?? String(reference.csl.page ?? ''), true)
)

/**
 * The pages of a plain, ascending range, including “167–91”. With `isWhole`, the pages belong to a whole work, and a
 * single page is not a range.
 */
function rangeOf(text: string, isWhole = false): Readonly<{first: number; last: number}> | undefined {
  const [, first, second] = /^\s*(\d{1,6})(?:\s*[-–—]+\s*(\d{1,6}))?\s*$/.exec(text) ?? []
  if (first === undefined || (isWhole && second === undefined)) return undefined
  const end = second ?? first
  const last = Number(first.slice(0, Math.max(0, first.length - end.length)) + end)
  return last < Number(first) ? undefined : {first: Number(first), last}
}
