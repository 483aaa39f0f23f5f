import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {linkedLines} from './typed-text.ts'

const papers = readFileSync(join(import.meta.dirname, '../../data/number-papers.txt'), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map(paper => {
    const [head = '', ...lines] = paper.trimEnd().split('\n')
    return {head, size: Number.parseInt(head, 10), lines}
  })

const names = 'Ames Bell Cole Dorn Earl Frey Gray Hale Ives Jung Kemp Lowe Mann Nash'.split(' ')

/** A list of works with a name for each number. */
function listOf(size: number): string {
  return names
    .slice(0, size)
    .map((name, at) => `${at + 1}. ${name} A. The book of ${name}. Paris: Press; ${2001 + at}.`)
    .join('\n')
}

/** The numbers of the sure citations of a paper, by line. */
function sureOf({size, lines}: (typeof papers)[number]): readonly string[] {
  const links = linkedLines(lines.join('\n').replace(/⟦/g, '[').replace(/⟧/g, ']'), listOf(size))
  return links.flatMap(({line, link, isSure}) => {
    const numbers = [...link.matchAll(/@([a-z]+)/g)].map(
      ([, name]) => names.findIndex(each => each.toLowerCase() === name) + 1
    )
    return isSure ? [`${line}: ${numbers.join(', ')}`] : []
  })
}

/** The numbers in brackets of a kind, by line. */
function inBrackets({lines}: (typeof papers)[number], pattern: RegExp): readonly string[] {
  return lines.flatMap((line, at) =>
    [...line.matchAll(pattern)].map(([, numbers = '']) => `${at + 1}: ${numbers}`)
  )
}

test.each(papers)('citations among other brackets: $head', paper => {
  expect(sureOf(paper)).toEqual(expect.arrayContaining([...inBrackets(paper, /\[([^\]]*)\]/g)]))
})

// The words of these lines are those of citations; a link there is wrong.
test('other brackets are not linked, but for those of these lines', () => {
  const linked = papers.flatMap(paper => {
    const cited = [...inBrackets(paper, /\[([^\]]*)\]/g)]
    const others = sureOf(paper).filter(each => {
      const at = cited.indexOf(each)
      if (at >= 0) cited.splice(at, 1)
      return at < 0
    })
    return others.map(each => `${paper.head}: ${paper.lines[Number.parseInt(each, 10) - 1]}`)
  })
  expect([...new Set(linked)]).toEqual([
    '11 programming, in order: Tools such as [9] and [10] do this. Running it on ⟦6, 9⟧ fails.',
    '14 linguistics, examples, not in order: Example ⟦3⟧ is bad. In ⟦4⟧, the verb agrees. Compare ⟦4⟧ with ⟦5⟧.',
    '10 education, scales, in order: Answers of ⟦4⟧ or more were counted as high. Earlier studies used others [5, 6].',
    '12 economics, alphabetical: The discount factor was calibrated in ⟦3, 5⟧. The data are from the survey of [2].',
    '12 economics, alphabetical: Firms with ⟦5⟧ employees or fewer are exempt. The exemption was criticised [3, 8].',
    '8 palaeography, in order: Quire ⟦4⟧ is lost. The rubric reads “⟦6⟧ psalms”. The ink was tested [4].',
    '8 palaeography, in order: Scribe ⟦2⟧ uses other forms. The owner is unknown [7]. A copy of ⟦3⟧ leaves exists.'
  ])
})

const ordered = 'It is so [1]. It is so [2], [3]. It is so [4]. It is so [5]. It is so [6].'

test.each<[what: string, text: string, sure: readonly string[]]>([
  [
    'numbers that continue the order, after a word of intervals',
    `${ordered}\nThe values in [7, 8] are.\nSo [9].`,
    ['2: 7, 8', '3: 9']
  ],
  [
    'numbers whose turn comes later',
    `${ordered}\nRates are in [7, 9].\nSo [7]. So [8]. So [9].`,
    ['3: 7', '3: 8', '3: 9']
  ],
  [
    'a list in a paper with brackets of their own for each work',
    `${ordered} So [5], [6].\nThe nets [2, 4] win.`,
    []
  ],
  [
    'a falling list in a paper with rising ones',
    'So [1, 2]. So [3, 4]. So [5, 6]. So [1, 4].\nThe nets [4, 2, 1] win.',
    []
  ],
  [
    'brackets that are an interval elsewhere',
    `${ordered} So [1, 5].\nLet x be in [2, 6]. The part [2, 6] wins.`,
    []
  ],
  [
    'brackets after a preposition in a paper with intervals',
    `${ordered} On [0, 1] and [0, 2].\nFor [2, 6] it wins.`,
    []
  ],
  ['a survey', `${ordered}\nA good survey is [2, 6].`, ['2: 2, 6']],
  ['the name of a scale', `${ordered}\nThe Likert scale [2] wins.`, ['2: 2']],
  [
    'a work whose turn would otherwise be missing, although it is cited again',
    `${ordered}\nThe values in [7, 8] are. So [9]. So [7]. So [8].`,
    ['2: 7, 8', '2: 9', '2: 7', '2: 8']
  ],
  [
    'works in brackets with other words, after which the order goes on',
    `${ordered}\nSo [7, the old book]. So [8]. So [9].\nSo [7]. The values lie in [8, 9].`,
    ['2: 8', '2: 9', '3: 7']
  ],
  [
    'a work after one that is cited late',
    'It is.\nSo [1]. So [2]. So [3]. So [5]. So [6]. So [7]. The values in [8, 9] are. So [4].',
    ['2: 1', '2: 2', '2: 3', '2: 5', '2: 6', '2: 7', '2: 8, 9', '2: 4']
  ],
  [
    'a work that is cited first in a note before the end of the paragraph',
    `${ordered}\nSo.[^a] Then [9].\n[^a]: The values in [7, 8] are.`,
    ['2: 9', '3: 7, 8']
  ]
])('%s', (_, text, sure) => {
  const lines = text.split('\n')
  const after = sureOf({head: '', size: 9, lines}).filter(each => !each.startsWith('1:'))
  expect(after).toEqual(sure)
})

const square = 'So [1]. So [2]. So [3]. So [4]. So [5]. So [6].'

test.each<[text: string, sure: readonly string[]]>([
  // A place in the work, or “see”, shows that the numbers are those of works.
  ['It is what it was [3, secs. 4–5].', ['2: 3']],
  ['It is what it was [3], secs. 4–5.', ['2: 3']],
  ['It is what they were [see 4, 2].', ['2: 4, 2']],
  ['So [3, Fig. S3A].', ['2: 3']],
  ['It is what it was [3].', []],
  // One number after a noun in the plural, and a dash before a phrase.
  ['It is learnt from images [5] today.', ['2: 5']],
  ['It is learnt from image [5] today.', []],
  ['It is learnt from images [5] and [6] today.', []],
  ['The tools—say, the saw [2]—all fail.', ['2: 2']],
  ['The [2]-fold cover is large.', []],
  // A part cannot be named twice.
  ['It is so (see below) [partie 2 et 2, 4].', ['2: 2, 4']],
  ['It is so [partie 3 et 2, 4].', []]
])('the words around and within the brackets: %s', (text, sure) => {
  const after = sureOf({head: '', size: 9, lines: [square, text]}).filter(each => !each.startsWith('1:'))
  expect(after).toEqual(sure)
})

const clauses = 'So [1]. So [2, 3]. So [4]. So [5]. So [6]. So [7]. So [8]. So [9]. So [1]. So [4].'

test.each<[text: string, sure: readonly string[]]>([
  // The paper cites at the ends of clauses only.
  ['Row houses [3, 5] fell.', []],
  ['Die Zimmer [4] und [5] waren leer.', []],
  ['The choir sang hymns [2, 7] again.', []],
  // The ends of clauses, names of authors, and words before citations.
  ['Row houses fell [3, 5], and Cole [3] saw it.', ['2: 3, 5', '2: 3']],
  ['As shown in [4] it fell.', ['2: 4']],
  // Words for works, and numbers that cannot be those of the noun before them.
  ['Several studies [2, 5] say so.', ['2: 2, 5']],
  ['This has been shown [1, 4] before.', ['2: 1, 4']],
  ['The old soil [2, 5] is poor.', ['2: 2, 5']],
  ['Then old mills [3] were found.', ['2: 3']],
  ['Many sites [5, 6] were lost.', ['2: 5, 6']],
  ['Since 1990 [4] trade has grown.', ['2: 4']],
  ['The buses [7] and [8] stop.', []],
  ['El autobús [6] llega tarde.', []],
  ['The ratio of [2, 3] was kept.', []],
  ['The track [6] is long.', []],
  // The paper cites within clauses as well.
  ['Houses [10] fell. Row houses [3, 5] fell.', ['2: 10', '2: 3, 5']],
  ['Huts [3] fell. Roads [4] fell. Kilns [5] fell.', ['2: 3', '2: 4', '2: 5']]
])('a paper that cites at the ends of clauses: %s', (text, sure) => {
  const after = sureOf({head: '', size: 10, lines: [clauses, text]}).filter(each => !each.startsWith('1:'))
  expect(after).toEqual(sure)
})
