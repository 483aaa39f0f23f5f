import {describe, expect, test} from 'vitest'
import {type Sentence, sentenceAround} from '../../../src/check/report/html/sentence.ts'
import fc from '../../properties.ts'
import {entries, type Files, reportOf} from '../../report.ts'

const paper: Files = {
  'manuscript.yaml':
    'title: "Peace & *War* <1>"\nlang: en\nauthors: [Ada Lovelace, Jane Doe]\nnocite: ["@zoe"]\ncsl: chicago-author-date\n',
  '01.md':
    '# One\n\nFirst. Violence is more than a blow [@doe, p. 3]. Last.\n\n- An item of @roe, and [@nix].\n\n[@soon] <!-- galley-ignore G101: not in <print> -->\n',
  'references.bib': `@book{roe, title = {Roads}, author = {Roe, Ann}, publisher = {P}, year = 2001}
@book{doe, title = {A Book \\& More}, author = {Doe, Jane}, publisher = {P}, year = 1999, isbn = {123}}
@book{zoe, title = {Zones}, author = {Zoe, Zoe}, publisher = {P}, year = 1998}
@book{poe, title = {Poems}, author = {Poe, Edgar and Poe, Ann}, publisher = {P}, year = 1845}
`
}

/** The same paper, for a journal that requires a licence. */
const licensed = {
  ...paper,
  'manuscript.yaml': `${paper['manuscript.yaml']}rules: {license-missing: warning}\n`
}

/** The words of a page; each block begins a new line. */
function wordsOf(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(
      /<\/?(?:p|li|ol|ul|div|dt|dd|tr|h\d|summary|section|details|fieldset|form|main|header|footer|table|nav)\b[^>]*>/g,
      '\n'
    )
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/&#x([0-9A-F]+);/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .join('\n')
}

/** The part of a page for a work. */
function workOf(html: string, key: string): string {
  const works = html.split('<li class="work"').slice(1)
  return works.find(work => work.includes(`<code>${key}</code>`))!.split('</details>')[0]!
}

describe('the page reports the state of a paper', () => {
  test('with its authors, whether it is ready, and the number of findings', async () => {
    const words = wordsOf(await reportOf('html', paper, {only: /G10[12]|G235/}))
    expect(words).toContain('Peace & War <1>\nAda Lovelace, Jane Doe\n')
    expect(words).toContain('Not ready. 2 errors must be repaired before the paper is built.')
    expect(words).toContain(
      ['1', 'Citations', '4', 'Works', '4', 'Cited', '2', 'Not cited', '2', 'Unknown keys', '2'].join('\n')
    )
  })

  test('with rules by severity and number of findings', async () => {
    const html = await reportOf('html', {...licensed, 'references.bib': entries(3)}, {only: /G10[12]|G401/})
    const rows = [
      ...html.matchAll(
        /class="badge (\w+)">\w+<\/span><\/td><td class="number">(\d+)<\/td><td><strong>(\w+)/g
      )
    ]
    expect(rows.map(row => row.slice(1))).toEqual([
      ['error', '3', 'G101'],
      ['error', '3', 'G102'],
      ['warning', '1', 'G401']
    ])
  })

  test.each([
    ['warnings', /G401/, 'Ready, with reservations. 1 warning should be looked at.'],
    ['nothing', /G999/, 'Nothing was found that stands in the way.']
  ])('where there are %s', async (_, only, verdict) => {
    expect(wordsOf(await reportOf('html', licensed, {only}))).toContain(verdict)
  })

  test('for a paper that cites nothing, in one sentence', async () => {
    const words = wordsOf(await reportOf('html', {'01.md': 'Words.', 'references.bib': entries(20)}))
    expect(words).toContain('The text cites nothing.')
  })
})

describe('the reference list', () => {
  test('is the rendered list, followed by unlisted works', async () => {
    const html = await reportOf('html', paper)
    const keys = [...html.matchAll(/<p class="about"><code>(\w+)<\/code>/g)].map(([, key]) => key)
    expect(keys).toEqual(['doe', 'roe', 'zoe', 'poe'])
    expect(html).toContain('>Doe, Jane. 1999. <i>A Book &#x26; More</i>. P.<')
    expect(wordsOf(html)).toContain('Not in the printed list\n1 work of the bibliography is not printed.')
    expect(wordsOf(html)).toContain(
      'Poe and others (1845): Poems\npoe · book · references.bib:4 · never cited'
    )
    expect(wordsOf(html)).toContain('zoe · book · references.bib:3 · listed without being cited')
  })

  test('has each work with its findings', async () => {
    const html = await reportOf('html', paper, {only: /G235|G102/})
    expect(wordsOf(workOf(html, 'doe'))).toContain('warning The check digit of the ISBN 123 is wrong')
    expect(workOf(html, 'doe')).toContain('data-severities="warning" data-rules="G235"')
    expect(wordsOf(workOf(html, 'poe'))).toContain('error poe is in the bibliography but never cited')
    expect(workOf(html, 'roe')).not.toContain('class="finding"')
  })

  test('has each work with its citations and the sentences around them', async () => {
    const html = await reportOf('html', paper)
    expect(wordsOf(workOf(html, 'doe'))).toContain(
      'Cited once: 01.md:3\n01.md:3 Violence is more than a blow [@doe, p. 3].'
    )
    expect(workOf(html, 'doe')).toContain('blow <mark>[@doe, p. 3]</mark>.')
    expect(wordsOf(workOf(html, 'roe'))).toContain('01.md:5 An item of @roe, and [@nix].')
  })
})

describe('a finding that belongs to no work', () => {
  test('is under its file, with its line', async () => {
    const html = await reportOf('html', paper, {only: /G101/})
    expect(wordsOf(html)).toContain(
      'In the text\n01.md 1 error\nerror nix is cited but not in the bibliography\n- An item of @roe, and [@nix].\n'
    )
    expect(html).toContain('[<mark>@nix</mark>]')
  })

  test('is listed with the reason if the author accepts it', async () => {
    const words = wordsOf(await reportOf('html', paper, {only: /G101/}))
    expect(words).toMatch(/Accepted by the author\n.*`?soon`?.*\nAccepted: not in <print>\n01\.md:7 · G101/)
  })
})

describe('the page runs no scripts and makes no requests', () => {
  test('and text of the author stays text', async () => {
    const evil = '<script>alert(1)</script>"\' onload=x'
    const html = await reportOf('html', {
      'manuscript.yaml': `title: '${evil.replaceAll("'", '')}'\nauthors: ['${evil.replaceAll("'", '')}']\n`,
      '01.md': `[@nix] ${evil} ![](<${evil}>)`,
      'references.bib': `@book{doe, title = {${evil}}, note = {</style><script>}}`
    })
    expect(html).not.toMatch(/<script|<[^>]*\son\w+=|<\/style>.*<\/style>/is)
    expect(html).toContain('&#60;script&#62;alert(1)')
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<(?:img|link|iframe|object)\b/)
  })

  test('the same paper gives the same page', async () => {
    expect(await reportOf('html', paper)).toBe(await reportOf('html', paper))
  })
})

describe('the sentence around a citation', () => {
  test.each<[string, string]>([
    ['One. Two [@a, p. 3] three. Four.', 'Two |[@a, p. 3]| three.'],
    ['“Is it?” “It is [@a].” So.', '“It is |[@a]|.”'],
    ['Above.\n\n# Head\n\nWords of\nthe author [@a]', 'Words of the author |[@a]|'],
    ['- one\n- two [@a] words\n- three', 'two |[@a]| words'],
    ['> Quoted [@a].\n\nBelow', 'Quoted |[@a]|.'],
    ['Text.[^1]\n\n[^1]: A note of @a.', 'A note of |@a|.'],
    ['| cell one | cell of @a | next |', 'cell of |@a|'],
    ['Cf. p. 3 in no. 7 of @a and e.g. others.', 'Cf. p. 3 in no. 7 of |@a| and e.g. others.'],
    ['یہ پہلا ہے۔ دوسرا @a ہے۔ تیسرا۔', 'دوسرا |@a| ہے۔'],
    ['@a', '|@a|'],
    [`${'word '.repeat(90)}@a${' word'.repeat(90)}`, `…${'word '.repeat(60)}|@a|${' word'.repeat(60)}…`]
  ])('%j', (text, expected) => {
    const start = text.search(/\[@a|@a/)
    const end = start + /^(?:\[@a[^\]]*\]|@a)/.exec(text.slice(start))![0].length
    expect(joined(sentenceAround(text, start, end))).toBe(expected)
  })

  test('is a stretch of the text, except for white space', () => {
    const word = fc.constantFrom('word', '.', '. A', '\n', '\n\n', ' ', '- ', '[^1]: ', '|', '“', '!”')
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        const [left, right] = [before.join(''), after.join('')]
        const sentence = sentenceAround(`${left}[@a]${right}`, left.length, left.length + 4)
        expect(sentence.words).toBe('[@a]')
        expect(squeezed(left).endsWith(squeezed(sentence.before).replace('…', ''))).toBe(true)
        expect(squeezed(right).startsWith(squeezed(sentence.after).replace('…', ''))).toBe(true)
      })
    )
  })
})

function joined({before, words, after}: Sentence): string {
  return `${before}|${words}|${after}`
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '')
}
