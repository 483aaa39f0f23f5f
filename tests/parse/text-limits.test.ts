import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {parseChapter} from '../../src/parse/markdown/chapter.ts'
import {limitLines, textLimits} from '../../src/parse/markdown/text-limits.ts'
import {quickPart} from '../tier.ts'
import {textWorld} from '../world.ts'

const {linesOfPaper, nesting, marks, brackets, tags, length, lazyLines} = textLimits

/** The places at which a chapter is refused, and why; empty if it is parsed. */
function refusals(text: string): string[] {
  const {findings} = parseChapter({path: '01.md', text}, 'en')
  return findings
    .filter(({rule}) => rule === 'chapter-unreadable')
    .map(({place, message}) => `${place?.start.line}:${place?.start.column} ${message}`)
}

const manyMarks = `A paragraph has more than ${marks} runs of \`*\`, \`_\`, \`~\` or \`^\``
const manyBrackets = `A paragraph has more than ${brackets} brackets`
const manyLazy = `More than ${lazyLines} lines of a quotation or list item lack its \`>\` or its indentation`
const deepLine = `Quotations and lists are nested more than ${nesting} levels deep`

describe('a chapter at the limit is parsed; one beyond it is rejected at the place of the excess', () => {
  test.each([
    ['quotations', n => `${'> '.repeat(n)}x`, nesting, `1:${2 * nesting + 2} ${deepLine}`],
    ['lists', n => `a\n\n${'- '.repeat(n)}x`, nesting, `3:${2 * nesting + 2} ${deepLine}`],
    ['lists with letters', n => `${'(a) '.repeat(n)}x`, nesting, `1:${4 * nesting + 5} ${deepLine}`],
    ['emphasis', n => `a\n${'b*_'.repeat(n / 2)}`, marks, `2:${(3 * marks) / 2 + 2} ${manyMarks}`],
    ['brackets', n => ']'.repeat(n), brackets, `1:${brackets + 1} ${manyBrackets}`],
    [
      'links',
      n => `${'[a](b) '.repeat(n / 2)}${']'.repeat(n % 2)}`,
      brackets,
      `1:${3.5 * brackets + 1} ${manyBrackets}`
    ],
    [
      'tags',
      n => `${'<!--'.repeat(n)}`.replace(/^/, 'a '),
      tags,
      `1:${4 * tags + 3} A paragraph has more than ${tags} signs \`<\``
    ],
    ['lazy lines', n => `> a\n${'b\n'.repeat(n)}c`, lazyLines - 1, `${lazyLines + 2}:1 ${manyLazy}`],
    [
      'lazy lines of a list',
      n => `- a\n\n  b\n${'b\n'.repeat(n)}c`,
      lazyLines - 1,
      `${lazyLines + 4}:1 ${manyLazy}`
    ]
  ] satisfies ReadonlyArray<[string, (size: number) => string, number, string]>)(
    '%s',
    (_, text, most, refusal) => {
      expect(refusals(text(most))).toEqual([])
      expect(refusals(text(most + 2))).toEqual([refusal])
    }
  )
})

test('chapters are refused at the line with which the paper has too many, and later ones shown as they stand', async () => {
  const half = `\`\`\`\n${'a\n'.repeat(linesOfPaper / 2 - 2)}\`\`\`\n`
  const files = {
    '1.md': half,
    '2.md': half.replace('a\n', ''),
    '3.md': 'One *line*.\n\nTwo.\n',
    '4.md': '*Three*.\n'
  }
  const {manuscript} = await build(textWorld(files), createMemo(), {
    entry: '',
    outputs: [],
    rules: []
  })
  const found = manuscript.project.findings.filter(({rule}) => rule === 'chapter-unreadable')
  expect(found.map(({file, place, message}) => `${file}:${place?.start.line} ${message}`)).toEqual([
    `3.md:3 Up to here, the chapters have more than ${linesOfPaper} lines that are not blank`
  ])
  const shown = manuscript.project.chapters.slice(2).map(({tree}) => tree.children.map(node => node.type))
  expect(shown).toEqual([['code'], ['code']])
})

test.each([
  ['terms of a definition list', 'a\n: b\n'],
  ['items', '- a\nb\n'],
  ['quotations', '> a\nb\n\n']
])('%s end a lazy line', (_, unit) => {
  expect(refusals(unit.repeat(lazyLines + 1))).toEqual([])
})

test('marks are counted per paragraph, and not in formulas, code and listings', () => {
  const many = '*a [b] '.repeat(300)
  expect(refusals(`${many}\n\n`.repeat(4))).toEqual([])
  expect(refusals(`\`\`\`\n${many.repeat(4)}\n\`\`\`\n\n$$\n${many.repeat(4)}\n$$`)).toEqual([])
  expect(refusals(`| a | b |\n|---|---|\n${`|${many}|${many}|\n`.repeat(4)}`)).toEqual([])
})

test('a rejected chapter is shown as written', () => {
  const text = `Words.\n\n${']'.repeat(brackets + 1)} end`
  const {tree} = parseChapter({path: '01.md', text}, 'en')
  expect(tree.children).toMatchObject([{type: 'code', value: text}])
})

test('a place after a byte order mark is that of the file', () => {
  expect(refusals(`\uFEFF${']'.repeat(brackets + 1)}`)).toEqual([`1:${brackets + 2} ${manyBrackets}`])
})

test('many consecutive lines are parsed if they are plain text, code or a formula', () => {
  const bare = 'words of a line\n'.repeat(length / 16 + 1)
  const refusal = `A paragraph has markup in more than ${length} characters`
  const plain = [bare, `\`\`\`\n${bare}\`\`\`\n*a*`, `a\n\`\`\`\n${bare}\`\`\`\n*a*`, `$$\n${bare}$$\n*a*`]
  for (const text of quickPart(plain, plain.length, String)) expect(refusals(text)).toEqual([])
  expect(refusals(`*a*\n${bare}`)).toEqual([`1:1 ${refusal}`])
})

test('the lines of a chapter are counted before it is parsed', () => {
  const {lines} = textLimits
  expect(() => limitLines('a\n \n'.repeat(lines))).not.toThrow()
  expect(refusals(`${'a\n'.repeat(lines)}\n \n a`)).toEqual([
    `${lines + 3}:2 The chapter has more than ${lines} lines that are not blank`
  ])
})
