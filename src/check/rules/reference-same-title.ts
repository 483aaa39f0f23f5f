import type {Reference} from '../../core/types.ts'
import {entriesOf, findingAt, variableText} from './about/parts.ts'
import {
  type ComparedWork,
  describe,
  isSamePeople,
  likenessOf,
  referenceDoi,
  relatedKeys,
  yearOf
} from './about/same-work.ts'
import type {Rule} from './rule.ts'

export const referenceSameTitle = {
  code: 'G213',
  name: 'reference-same-title',
  severity: 'info',
  summary: 'Two entries with the same title are two different works.',
  why: 'Often one of the two has the wrong author, year or pages.',
  examples: [
    {
      name: 'by two authors',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={The Rise of Extremism in Asia}, year=2001}\n@book{b, author={Roe, Richard}, title={Rise of Extremism in Asia}, year=2001}\n@book{c, author={Poe, Ann}, title={The rise of extremism in Asia}, year=2001}'
      },
      expect: ['references.bib:3:1-3:8 `c` has the same title as `a`, but another author']
    },
    {
      name: 'editions and volumes',
      files: {
        '01.md': '[@a; @b]',
        'references.bib':
          '@book{a, author={Doe, Jane}, title={The Rise of Extremism}, edition=1, year=2001}\n@book{b, author={Doe, Jane}, title={The Rise of Extremism}, edition=2, year=2005}'
      },
      expect: []
    }
  ],
  *check(manuscript) {
    const references = entriesOf(manuscript)
    const related = relatedKeys(references)
    const firsts = new Map<string, ComparedWork>()
    for (const [index, reference] of references.entries()) {
      if (related.has(reference.key)) continue
      const work = describe(reference, index)
      if (work.title.length <= 12 || generic.test(work.title)) continue
      const first = firsts.get(work.title)
      if (first === undefined) firsts.set(work.title, work)
      else if (likenessOf(first, work) === undefined && isQuestion(first.reference, reference)) {
        // “Mood and memory” is a topic that several authors write about.
        if (wordCount(reference) < 6 && !isSamePeople(first.reference, reference)) continue
        const {file, place} = first.reference
        yield findingAt(
          reference,
          `\`${reference.key}\` has the same title as \`${first.reference.key}\`, but another ${differing(first, work)}`,
          {note: `The first is at ${file}:${place.start.line}:${place.start.column}. Both may be right.`}
        )
      }
    }
  }
} satisfies Rule

function wordCount(reference: Reference): number {
  return variableText(reference, 'title').trim().split(/\s+/).length
}

/** Titles that many works have. */
const generic =
  /^(?:acknowledge?ments|bookreviews?|concludingremarks|editor(?:ial|s)?(?:introduction|note|preface)|introduction.{0,4}|lettertotheeditor|openingremarks|proceedings)$/

/**
 * Whether equal titles need an explanation: titles of editions, volumes and translations do not, titles in different
 * issues do.
 */
function isQuestion(a: Reference, b: Reference): boolean {
  if (a.key === b.key || (referenceDoi(a) !== '' && referenceDoi(a) === referenceDoi(b))) return false
  const telling = ['edition', 'volume-title', 'version', 'translator', 'language']
  if (a.csl.type !== 'article-journal') telling.push('volume', 'number', 'number-of-volumes')
  return telling.every(variable => JSON.stringify(a.csl[variable]) === JSON.stringify(b.csl[variable]))
}

function differing(a: ComparedWork, b: ComparedWork): string {
  if (!isSamePeople(a.reference, b.reference)) return 'author'
  if (yearOf(a.reference) !== yearOf(b.reference)) return 'year'
  const variable = (['container-title', 'publisher', 'page'] as const).find(
    name => variableText(a.reference, name) !== variableText(b.reference, name)
  )
  return variable === undefined
    ? 'description'
    : variable === 'page'
      ? 'page'
      : variable.replace('-title', '')
}
