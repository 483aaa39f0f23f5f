import type {Heading, Text} from 'mdast'
import {editOf} from '../../core/edits.ts'
import {perObject} from '../../core/per-object.ts'
import {locator} from '../../core/position.ts'
import {slug} from '../../core/slug.ts'
import type {Chapter} from '../../core/types.ts'
import {wordsWithoutNotes} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const headingNumberTyped = {
  code: 'G335',
  name: 'heading-number-typed',
  severity: 'warning',
  summary: 'No number is typed in a heading that galley numbers.',
  why: 'The heading is printed with two numbers, as in “1 1. Overview”, and the typed one is wrong as soon as a section moves.',
  examples: [
    {
      name: 'numbers in several forms',
      files: {
        'manuscript.yaml': 'number-sections: true',
        '01.md':
          '# 1- Overview\n\nWords.\n\n## 1.1 *Sites*\n\nWords.\n\n# 2 Methods {#sec:m}\n\nWords.\n\n# III. Results\n\nWords.\n\n# Section 4: More\n\nWords.\n\n# (5) End\n\nWords.'
      },
      expect: [
        '01.md:1:3-1:6 The number `1-` is typed in a heading that has the number 1, expected `Overview`',
        '01.md:5:4-5:8 The number `1.1` is typed in a heading that has the number 1.1, expected `*Sites*`',
        '01.md:9:3-9:5 The number `2` is typed in a heading that has the number 2, expected `Methods`',
        '01.md:13:3-13:8 The number `III.` is typed in a heading that has the number 3, expected `Results`',
        '01.md:17:3-17:14 The number `Section 4:` is typed in a heading that has the number 4, expected `More`',
        '01.md:21:3-21:7 The number `(5)` is typed in a heading that has the number 5, expected `End`'
      ],
      fixed: {
        '01.md':
          '# Overview\n\nWords.\n\n## *Sites*\n\nWords.\n\n# 2 Methods {#sec:m}\n\nWords.\n\n# Results\n\nWords.\n\n# More\n\nWords.\n\n# End\n\nWords.'
      }
    },
    {
      name: 'a number that can belong to the words, and headings to which links refer',
      files: {
        'manuscript.yaml': 'number-sections: true',
        '01.md':
          '# 1. Law\n\nSee [there](#section-2-more) and [1. Law].\n\n# Section 2: More\n\nWords.\n\n# 3 Lessons\n\nWords.\n\n# 4. End\n\nWords.'
      },
      expect: [
        '01.md:1:3-1:6 The number `1.` is typed in a heading that has the number 1, expected `Law`',
        '01.md:5:3-5:14 The number `Section 2:` is typed in a heading that has the number 2, expected `More`',
        '01.md:9:3-9:5 The number `3` is typed in a heading that has the number 3, expected `Lessons`',
        '01.md:13:3-13:6 The number `4.` is typed in a heading that has the number 4, expected `End`'
      ],
      fixed: {
        '01.md':
          '# 1. Law\n\nSee [there](#section-2-more) and [1. Law].\n\n# Section 2: More\n\nWords.\n\n# 3 Lessons\n\nWords.\n\n# End\n\nWords.'
      }
    },
    {
      name: 'a heading without another number',
      files: {'manuscript.yaml': 'number-sections: false', '01.md': '# 1. Overview\n\nWords.'},
      expect: []
    },
    {
      name: 'numbers that belong to the words',
      files: {
        'manuscript.yaml': 'number-sections: true',
        '01.md':
          '# 2020 in review\n\nWords.\n\n# 3-D models\n\nWords.\n\n# 1.5 °C\n\nWords.\n\n# I. Newton\n\nWords.\n\n# 1. Notes {-}\n\nWords.'
      },
      expect: []
    }
  ],
  *check({chapters, numbers}) {
    const linked = linkedNames(chapters)
    for (const chapter of chapters)
      for (const {node, first} of beginnings(chapter)) {
        const number = numbers.get(node)
        const start = first.position?.start.offset
        const end = node.position?.end.offset
        if (number === undefined || number === '' || start === undefined || end === undefined) continue
        const typed = typedNumber(chapter.text.slice(start, first.position?.end.offset), number)
        const rest = chapter.text.slice(start + (typed?.length ?? 0), end)
        const [words = ''] = /^[^\n]*?(?=\s*(?:\{[^{}\n]*\})?\s*#*\s*$)/m.exec(rest) ?? []
        if (typed === undefined || words === '') continue
        const place = locator(chapter.text).place(start, start + typed.length)
        yield {
          file: chapter.path,
          place,
          subject: typed.trim(),
          message: `The number \`${typed.trim()}\` is typed in a heading that has the number ${number}, expected \`${words}\``,
          expected: [words],
          // A bare number can be meant, as in “3 Lessons”, and a link to the heading would lose its target.
          ...(isMarked(typed, number) &&
            !linked.has(slug(wordsWithoutNotes(node))) && {edits: [editOf(chapter.path, place, typed, '')]})
        }
      }
  }
} satisfies Rule

/** The headings of a chapter that begin with text, with this text. */
const beginnings = perObject(({landmarks}: Chapter) =>
  landmarks.flatMap((node): ReadonlyArray<Readonly<{node: Heading; first: Text}>> => {
    const [first] = node.type === 'heading' ? node.children : []
    return node.type === 'heading' && first?.type === 'text' ? [{node, first}] : []
  })
)

/** The names by which links refer to headings without a label, as in `[](#1-overview)`. */
function linkedNames(chapters: readonly Chapter[]): ReadonlySet<string> {
  const names = chapters.flatMap(({links, headingLinks}) => [
    ...links.flatMap(({url}) => url.split('#', 2)[1] ?? []),
    ...[...headingLinks.values()].map(slug)
  ])
  return new Set(names)
}

/** Whether a typed number has a mark, as in `2.`, or is the whole number of a subsection, as `2.1`. */
function isMarked(typed: string, number: string): boolean {
  return !/^\d+\s*$/.test(typed) && (/[^\d.\s]|\.\s*$/.test(typed) || typed.trim() === number)
}

/**
 * The number that an author has typed before the words of a heading, with the space after it. A number without a mark
 * behind it, or in letters, can belong to the words, and counts only if galley prints the same number.
 */
function typedNumber(words: string, number: string): string | undefined {
  const [typed, digits] =
    /^(?:(?:Section|Chapter|§)\s*(?=\d)|\((?=[\d.]+\)))?(\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*(?:\\?[.):]|[-–—|]))*\s+/i.exec(
      words
    ) ?? []
  const hasMark = /[^\d\s]\s+$/.test(typed ?? '') || /^\D/.test(typed ?? '')
  // In “1.5 °C”, the number belongs to the words.
  const isDeep = digits?.includes('.') && digits.split('.').length === number.split('.').length
  if (
    typed !== undefined &&
    (digits === number || hasMark || isDeep) &&
    !/^[°%]/.test(words.slice(typed.length))
  )
    return typed
  const [lettered, letters = ''] = /^([IVX]{1,4}|[A-H])(?:\\?[.)]|\s*[-–—:])\s+/.exec(words) ?? []
  const last = Number(number.split('.').at(-1))
  return letters !== '' && (roman[last - 1] === letters || 'ABCDEFGH'[last - 1] === letters)
    ? lettered
    : undefined
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
