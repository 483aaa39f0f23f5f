import {letters} from '../../core/letters.ts'
import {perObject} from '../../core/per-object.ts'
import type {Chapter, CitationInText, Reference} from '../../core/types.ts'
import {familiesOf} from './about/hand-citations.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const citationNameRepeated = {
  code: 'G111',
  name: 'citation-name-repeated',
  severity: 'warning',
  summary: 'A citation that prints its author’s name does not follow the name.',
  why: 'The reader sees the name twice: “Galtung Galtung (1969)” or “Galtung (Galtung, 1969)”.',
  examples: [
    {
      name: 'the name twice',
      files: {
        '01.md': 'As Galtung @g says, and Freire and\nPoe @f [p. 3], and Khan et al. @k do.',
        'references.bib':
          '@book{g, author={Galtung, Johan}}\n@book{f, author={Freire, Paulo and Poe, Ann}}\n@book{k, author={Khan, A. and Roe, B. and Poe, C.}}'
      },
      expect: [
        '01.md:1:12-1:14 `Galtung` precedes `@g`, which prints the name again, expected `[-@g]`',
        '01.md:2:5-2:7 `Poe` precedes `@f`, which prints the name again, expected `[-@f, p. 3]`',
        '01.md:2:32-2:34 `Khan et al.` precedes `@k`, which prints the name again, expected `[-@k]`'
      ]
    },
    {
      name: 'the name before the brackets, in an author-date style',
      files: {
        'manuscript.yaml': 'csl: apa',
        '01.md': 'As Galtung [@g, p. 3] and Khan et al. [@k] say; Galtung [see @g], Galtung [@g; @k].',
        'references.bib':
          '@book{g, author={Galtung, Johan}}\n@book{k, author={Khan, A. and Roe, B. and Poe, C.}}'
      },
      expect: [
        '01.md:1:13-1:15 `Galtung` precedes `[@g, p. 3]`, which prints the name again, expected `[-@g, p. 3]`',
        '01.md:1:40-1:42 `Khan et al.` precedes `[@k]`, which prints the name again, expected `[-@k]`'
      ]
    },
    {
      name: 'the name before a number',
      files: {
        'manuscript.yaml': 'csl: ieee',
        '01.md': 'As Galtung [@g] says.',
        'references.bib': '@book{g, author={Galtung, Johan}}'
      },
      expect: []
    },
    {
      name: 'once, and another’s',
      files: {
        '01.md': 'As Galtung [-@g] says of Freire. @g agrees, like Freire @g. Galtung. @g again.',
        'references.bib': '@book{g, author={Galtung, Johan}}'
      },
      expect: []
    }
  ],
  *check({chapters, citations, project}) {
    const files = new Map(chapters.map(chapter => [chapter.path, chapter]))
    const printsNames = /citation-format="author/.test(project.style.csl)
    for (const {citation, file, references} of citations) {
      const [reference] = references
      const chapter = files.get(file)
      if (!reference || !chapter || (!citation.narrative && !printsNames)) continue
      const known = knownIn(chapter)
      let last = known.get(citation)
      if (last?.work !== reference.csl) {
        last = {work: reference.csl, found: findingOf(chapter, citation, reference)}
        known.set(citation, last)
      }
      if (last.found !== undefined) yield last.found
    }
  }
} satisfies Rule

/** Caches the finding about each citation of a text, with the work that the citation referred to then. */
const knownIn = perObject(
  (_: Chapter): WeakMap<CitationInText, Readonly<{work: Reference['csl']; found: RuleFinding | undefined}>> =>
    new WeakMap()
)

function findingOf(
  {path: file, text}: Chapter,
  citation: CitationInText,
  reference: Reference
): RuleFinding | undefined {
  const [item] = citation.items
  const inBrackets = !citation.narrative
  if (item === undefined || (inBrackets && !isAlone(citation))) return undefined
  // An item in the front matter has the place of the whole value.
  if (text.charAt(item.place.start.offset) !== '@') return undefined
  const start = (inBrackets ? citation : item).place.start.offset
  const words = repeatedName(text.slice(Math.max(0, start - farthest), start), reference)
  if (words === undefined) return undefined
  const written = text.slice(start, citation.place.end.offset)
  const added = /^\s*\[\s*([\s\S]*?)\s*\]$/.exec(
    text.slice(item.place.end.offset, citation.place.end.offset)
  )?.[1]
  const expected = inBrackets
    ? written.replace('@', '-@')
    : `[-@${item.key}${added ? `, ${added.replace(/\s+/g, ' ')}` : ''}]`
  return {
    file,
    place: item.place,
    subject: item.key,
    message: `\`${words.replace(/[*_]/g, '')}\` precedes \`${inBrackets ? written : `@${item.key}`}\`, which prints the name again, expected \`${expected}\``,
    expected: [expected]
  }
}

const farthest = 100

/** Whether a citation in brackets has one work and no words before it. */
function isAlone({items}: CitationInText): boolean {
  const [item] = items
  return items.length === 1 && item?.mode === 'normal' && item.prefix.length === 0
}

/** The author of a work as written directly before its citation; undefined if the text before it is different. */
function repeatedName(before: string, reference: Reference): string | undefined {
  const end = before.trimEnd()
  if (end === '' || end.length === before.length) return undefined
  const families = familiesOf(reference)
  const wanted = families.length <= 2 ? families.at(-1) : families[0]
  const words = families.length > 2 ? /\S+\s+[*_]?et al\.?[*_]?$/.exec(end)?.[0] : lastWord(end)
  if (words === undefined || wanted === undefined || wanted === '') return undefined
  const name = words.replace(/\s+[*_]?et al\.?[*_]?$/, '')
  if (/[.,;:!?)\]]$/.test(name) || !wanted.endsWith(letters(name)) || letters(name).length < 2)
    return undefined
  return letters(name) !== wanted && !/\p{Lu}/u.test(name.charAt(0)) ? undefined : words
}

/** The last word of a text. A regular expression would be slow, because it would start at each letter. */
function lastWord(text: string): string {
  let start = text.length
  while (start > 0 && !/\s/.test(text.charAt(start - 1))) start--
  return text.slice(start)
}
