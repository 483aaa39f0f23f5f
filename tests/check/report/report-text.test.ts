import {describe, expect, test} from 'vitest'
import {entries, reportOf} from '../../report.ts'

describe('many findings of a rule are one with a list', () => {
  test('which names ten of 121 uncited works', async () => {
    const files = {
      'manuscript.yaml': 'bibliography: references.bib',
      '01.md': 'Nothing cited.',
      'references.bib': entries(121)
    }
    expect(await reportOf('text', files, {only: /G102/})).toBe(
      `error[G102] \`work1\` is in the bibliography but never cited (and 120 more like it)
 --> references.bib:1:1
  |
1 | @book{work1,}
  | ^^^^^^^^^^^
  = they are:
    references.bib:1:1   \`work1\`
    references.bib:2:1   \`work2\`
    references.bib:3:1   \`work3\`
    references.bib:4:1   \`work4\`
    references.bib:5:1   \`work5\`
    references.bib:6:1   \`work6\`
    references.bib:7:1   \`work7\`
    references.bib:8:1   \`work8\`
    references.bib:9:1   \`work9\`
    references.bib:10:1  \`work10\`
    and 111 more; \`--format json\` lists all
  = note: The text cites nothing.
  = note: Journals reject reference lists with works that the text never mentions.

121 errors, 0 warnings: 1 chapter, 0 citations, 121 references (0 cited, 121 uncited), 0 undefined
`
    )
    const {diagnostics} = JSON.parse(await reportOf('json', files, {only: /G102/}))
    expect(diagnostics).toHaveLength(121)
  })

  test('ten are listed', async () => {
    const files = {'01.md': 'Nothing cited.', 'references.bib': entries(10)}
    const text = await reportOf('text', files, {only: /G102/})
    expect(text).toContain('(and 9 more like it)')
    expect(text).not.toContain('lists all')
  })

  test('nine are separate findings', async () => {
    const files = {'01.md': 'Nothing cited.', 'references.bib': entries(9)}
    const text = await reportOf('text', files, {only: /G102/})
    expect(text.match(/^error\[G102\]/gm)).toHaveLength(9)
    expect(text).not.toContain('The text cites nothing')
  })

  test.each([
    ['nothing', 'Words.', 'The text cites nothing.'],
    ['only what is not there', '[@nix]', 'Nothing that the text cites is in the bibliography.'],
    ['hardly anything', '[@work1; @work2]', 'The text cites only 2 of the 20 works in the bibliography.']
  ])('a text that cites %s gets one sentence about it', async (_, text, sentence) => {
    const files = {'01.md': text, 'references.bib': entries(20)}
    expect(await reportOf('text', files, {only: /G102/})).toContain(`  = note: ${sentence}\n`)
  })

  test('a text that cites half of the works does not', async () => {
    const files = {'01.md': '[@work1; @work2; @work3; @work4; @work5]', 'references.bib': entries(15)}
    expect(await reportOf('text', files, {only: /G102/})).not.toMatch(/The text cites|Nothing that/)
  })

  test('the list has suggestions and further places', async () => {
    const keys = Array.from({length: 10}, (_, index) => `[@nix${index}]`).join(' ')
    const files = {'01.md': `[@wrok1] ${keys} [@wrok1]`, 'references.bib': entries(1)}
    const text = await reportOf('text', files, {only: /G101/})
    expect(text).toContain('01.md:1:2   `wrok1`, try `work1` (and in 1 more place)\n')
    expect(text).toContain('(and 10 more like it)')
  })

  test('the list has what to do where that differs, also for more than ten', async () => {
    const commands = [
      '\\todo{x}',
      '\\vspace{1cm}',
      '\\section',
      ...Array.from({length: 9}, (_, i) => `\\foo${'abcdefghi'[i]}{x}`)
    ]
    const text = await reportOf('text', {'01.md': commands.join(' and ')}, {only: /G501/})
    expect(text).toContain(
      '01.md:1:1    `\\todo`: Write it as a comment, `<!-- words -->`, or as a question in `queries.yaml`; or remove it.\n'
    )
    expect(text).toContain('`\\section`: Write it as a heading: `# Title`.\n')
    expect(text).toContain('`\\fooi`: It is printed as typed')
  })

  test('if messages differ in more than values, the first is shown and all are listed', async () => {
    const article = (index: number): string =>
      index % 2 === 0
        ? `@article{work${index}, title = {A}}\n`
        : `@book{work${index}, title = {A}, year = 2000}\n`
    const files = {
      '01.md': 'Words.',
      'references.bib': Array.from({length: 10}, (_, i) => article(i)).join('')
    }
    const text = await reportOf('text', files, {only: /G215/})
    expect(text).toContain(
      'warning[G215] Entry `work0` lacks `author`, `year` and `journal`, which every style prints for an `article` (and 9 more like it)\n'
    )
    expect(text).toContain('references.bib:2:1   Entry `work1` lacks ')
  })

  test('a note of one finding is not shown for others with the same message', async () => {
    const twice = (key: string): string => `@book{${key}, title = {A},\n title = {B}}\n`
    const one = {'01.md': 'Words.', 'references.bib': twice('doe')}
    expect(await reportOf('text', one, {only: /G205/})).toContain('note: The first is on line 1')
    const two = {'01.md': 'Words.', 'references.bib': twice('doe') + twice('roe')}
    expect(await reportOf('text', two, {only: /G205/})).not.toContain('The first is on line')
  })

  test('a key in many places is one finding with the number of places', async () => {
    const files = {'01.md': Array.from({length: 12}, () => '[@nix]').join(' ')}
    const text = await reportOf('text', files, {only: /G101/})
    expect(text.match(/^error\[G101\]/gm)).toHaveLength(1)
    expect(text).toContain('01.md:1:58, and 3 more\n')
  })
})
