import {locator} from '../../core/position.ts'
import type {Manuscript} from '../../core/types.ts'
import {foreignCitations} from './about/foreign-citations.ts'
import {namesOf} from './about/people.ts'
import {type Rule, reportedWhileReading} from './rule.ts'

export const citationUnread = {
  code: 'G120',
  name: 'citation-unread',
  severity: 'error',
  summary: 'Every citation has a form that galley can parse, and occurs where galley parses citations.',
  why: 'The reader finds the key of a source in the text, and the source is missing from the references.',
  examples: [
    {
      name: 'a command that has no form in Markdown',
      files: {
        '01.md': 'As \\citeauthor{doe} and \\citetitle{doe} say.',
        'references.bib': '@book{doe, author={Doe, Jo}}'
      },
      expect: [
        '01.md:1:4-1:20 `\\citeauthor{doe}` is not parsed as a citation, expected `Doe`',
        '01.md:1:25-1:40 `\\citetitle{doe}` is not parsed as a citation'
      ]
    },
    {
      name: 'in LaTeX and HTML',
      files: {
        '01.md':
          '\\begin{tabbing}\nSee \\cite{doe}.\n\\end{tabbing}\n\n\\foo{See [@doe].}\n\n<div>See [@doe].</div>',
        'references.bib': '@book{doe,}'
      },
      expect: [
        '01.md:5:10-5:16 `[@doe]` is not parsed as a citation',
        '01.md:7:10-7:16 `[@doe]` is not parsed as a citation'
      ]
    },
    {
      name: 'in formulas',
      files: {
        '01.md': 'So $a = b \\citep[p. 3]{doe}$.\n\n$$\nc \\quad\\text{see \\cite{doe}}\n$$',
        'references.bib': '@book{doe,}'
      },
      expect: [
        '01.md:1:24-1:27 `\\citep[p. 3]{doe}` is in a formula, which prints no citations, expected `[@doe]` after it',
        '01.md:4:24-4:27 `\\cite{doe}` is in a formula, which prints no citations, expected `[@doe]` after it'
      ]
    },
    {
      name: 'tags, and the notation of other programs',
      files: {
        '01.md': 'So <cite>doe</cite>, <cite data-cites="doe">x</cite>, {cite:x}`doe` and {{< cite doe >}}.',
        'references.bib': '@book{doe,}'
      },
      expect: [
        '01.md:1:4-1:20 `<cite>doe</cite>` is not parsed as a citation, expected `[@doe]`',
        '01.md:1:22-1:45 `<cite data-cites="doe">` is not parsed as a citation',
        '01.md:1:55-1:68 `{cite:x}`doe`` is not parsed as a citation, expected `[@doe]`',
        '01.md:1:73-1:89 `{{< cite doe >}}` is not parsed as a citation, expected `[@doe]`'
      ]
    },
    {
      name: 'where citations are read',
      files: {
        '01.md':
          '\\footnote{See \\citep{doe}.} <span>[@doe]</span> <cite>A Book</cite>\n\n<div>\n\nSee [@doe].\n\n</div>',
        'references.bib': '@book{doe,}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    for (const finding of reportedWhileReading('citation-unread')(manuscript)) {
      const names = /author/.test(finding.kind ?? '')
        ? namesOfWork(manuscript, finding.subject, finding.kind === 'all authors')
        : undefined
      yield names === undefined
        ? finding
        : {...finding, message: `${finding.message}, expected \`${names}\``, expected: [names]}
    }
    const isKey = (key: string): boolean => manuscript.bibliography.byKey.has(key)
    for (const chapter of manuscript.chapters) {
      const places = locator(chapter.text)
      for (const {start, end, key, expected} of foreignCitations(chapter, isKey)) {
        const source = chapter.text.slice(start, end)
        yield {
          file: chapter.path,
          place: places.place(start, end),
          subject: key,
          message: `\`${source}\` is not parsed as a citation, expected \`${expected}\``,
          expected: [expected]
        }
      }
    }
  }
} satisfies Rule

/** The authors of a work as a sentence names them: all of them, or the first of more than two. */
function namesOfWork({bibliography}: Manuscript, key = '', isWhole = false): string | undefined {
  const reference = bibliography.byKey.get(key)
  const families = reference
    ? namesOf(reference, 'author').flatMap(({family, literal}) => family ?? literal ?? [])
    : []
  const [first, second] = families
  if (families.length > 2 && isWhole) return `${families.slice(0, -1).join(', ')} and ${families.at(-1)}`
  if (families.length > 2) return `${first} et al.`
  return second === undefined ? first : `${first} and ${second}`
}
