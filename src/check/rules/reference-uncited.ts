import {membersOf} from '../../core/entry-set.ts'
import {isMarkdown} from '../../core/path.ts'
import type {Manuscript} from '../../core/types.ts'
import {lostTexts} from './about/broken-sources.ts'
import type {Rule} from './rule.ts'

export const referenceUncited = {
  code: 'G102',
  name: 'reference-uncited',
  severity: 'error',
  summary: 'Every entry of the bibliography is cited somewhere.',
  why: 'Journals reject reference lists with works that the text never mentions.',
  examples: [
    {name: 'cited', files: {'01.md': 'Read @doe.', 'references.bib': '@book{doe,}'}, expect: []},
    {
      name: 'unused',
      files: {'01.md': 'Nothing cited.', 'references.bib': '@book{doe,}'},
      expect: ['references.bib:1:1-1:10 `doe` is in the bibliography but never cited']
    },
    {
      name: 'cited as a set',
      files: {
        '01.md': 'Shown twice [@both].',
        'references.bib': '@book{doe,}\n@book{roe,}\n@set{both, entryset = {doe, roe}}'
      },
      expect: []
    },
    {
      name: 'a file that happens to lie there',
      files: {
        'manuscript.yaml': 'bibliography: []',
        '01.md': 'Nothing cited.',
        'references.bib': '@book{doe,}'
      },
      expect: []
    },
    {
      name: 'cited in LaTeX that is not read',
      files: {'01.md': '\\foo{See \\citet{doe}.}', 'references.bib': '@book{doe,}'},
      expect: []
    },
    {
      name: 'listed on purpose',
      files: {
        'manuscript.yaml': 'nocite: ["@doe"]',
        '01.md': 'Nothing cited.',
        'references.bib': '@book{doe,}'
      },
      expect: []
    }
  ],
  *check({bibliography, citedBy, nocite, settings, findings, chapters, project: {citedElsewhere}}) {
    const causes = lostTexts({findings})
    const unread = unreadKeys({findings, chapters})
    const found = bibliography.references.find(({file}) => file !== settings.file)?.file
    const note =
      settings.bibliography.length > 0 || found === undefined || !isMarkdown(settings.file)
        ? undefined
        : `The settings name no bibliography, so galley reads \`${found}\`, which is in the folder. Name the paper’s own bibliography, or write \`bibliography: []\` for none.`
    const listed = new Set(nocite.flatMap(({key, csl}) => [key, ...membersOf(csl)]))
    for (const reference of bibliography.byKey.values()) {
      if (citedBy.has(reference.key) || listed.has(reference.key)) continue
      // A citation that galley does not read is reported at its place.
      if ([reference.key, ...reference.aliases].some(key => unread.has(key))) continue
      // Readers do not miss an uncited set, but may miss its members.
      if (membersOf(reference.csl).length > 0) continue
      // Works cited only in files that are not chapters are reported by `chapter-unlisted`.
      if ([reference.key, ...reference.aliases].some(key => citedElsewhere?.has(key))) continue
      // The map also contains the entry under each of its aliases.
      listed.add(reference.key)
      yield {
        file: reference.file,
        place: reference.place,
        subject: reference.key,
        message: `\`${reference.key}\` is in the bibliography but never cited`,
        ...(causes.length > 0 && {causes}),
        ...(note !== undefined && reference.file === found && {note})
      }
    }
  }
} satisfies Rule

/** The words in citations that are not read, some of which are keys. */
function unreadKeys({findings, chapters}: Pick<Manuscript, 'findings' | 'chapters'>): ReadonlySet<string> {
  const texts = new Map(chapters.map(({path, text}) => [path, text]))
  return new Set(
    findings.flatMap(({rule, file, place}) =>
      rule === 'citation-unread' && place
        ? (texts
            .get(file)
            ?.slice(place.start.offset, place.end.offset)
            .split(/[\s{}[\],;@\\]+/) ?? [])
        : []
    )
  )
}
