import {expect, test} from 'vitest'
import {settleEdits} from '../../../src/check/fix/settle-edits.ts'
import {numberedEdits} from '../../../src/core/tracked-edits.ts'
import {cameHome, composed, paragraphXml, wordOf} from './word-file.ts'

/** The text of a paper after accepting its returned changes, and after rejecting them; then the listed changes. */
async function home(
  markdown: string,
  paragraphs: readonly string[],
  more: Readonly<Record<string, string>> = {}
): Promise<
  Readonly<{accepted: string; rejected: string; said: readonly string[]; listed: readonly string[]}>
> {
  const files = {'01.md': markdown, 'refs.bib': bib}
  const {texts, listed, home: brought} = await cameHome(files, wordOf(paragraphs, more))
  const text = texts['01.md'] ?? markdown
  const {manuscript} = await composed({...files, '01.md': text})
  const settled = (verdict: 'accept' | 'reject'): string => {
    const edits = numberedEdits(manuscript.project)
    const found = settleEdits(manuscript.project, {verdict, edits, comments: false}, path =>
      path === '01.md' ? {saved: text, read: text} : undefined
    )
    return found.files[0]?.after ?? text
  }
  const said = brought.returned.map(({kind, verdict}) => `${kind} ${verdict}`)
  return {accepted: settled('accept'), rejected: settled('reject'), said, listed}
}

const bib = '@book{a, author={Roe, Ann}, title={A book}, publisher={Press}, date={1990}}'
const [one, two, three] = [
  'One dog runs over the hill.',
  'Two cats sleep in the sun all day.',
  'Three birds sing.'
]
const row = (...cells: readonly string[]): string =>
  `<w:tr>${cells.map(words => `<w:tc>${paragraphXml(words)}</w:tc>`).join('')}</w:tr>`
const table = (...rows: readonly string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`

test.each<readonly [what: string, markdown: string, paragraphs: readonly string[], accepted: string]>([
  ['a paragraph', `${one}\n\n${two}\n\n${three}\n`, [one, three, two], `${one}\n\n${three}\n\n${two}\n`],
  [
    'the first paragraph',
    `${three}\n\n${one}\n\n${two}\n`,
    [one, two, three],
    `${one}\n\n${two}\n\n${three}\n`
  ],
  [
    'a section before another, with a label and a reference to it',
    `# Results {#sec:results}\n\n${one}\n\n${two}\n\n# Discussion {#sec:discussion}\n\n${three} See @sec:results.\n`,
    ['2 Discussion', `${three} See {ref|Section 1}.`, '1 Results', one, two],
    `# Discussion {#sec:discussion}\n\n${three} See @sec:results.\n\n# Results {#sec:results}\n\n${one}\n\n${two}\n`
  ],
  [
    'a paragraph with a citation and emphasis over lines',
    `${one}\n\nTwo *big\ncats* [@a, p. 3]\nsleep.\n\n${three} ${two}\n`,
    ['Two *big cats* {cite {}|(1)} sleep.', one, `${three} ${two}`],
    `Two *big\ncats* [@a, p. 3]\nsleep.\n\n${one}\n\n${three} ${two}\n`
  ],
  [
    'a paragraph in which words changed',
    `${one}\n\n${two}\n\n${three} It is late.\n`,
    [two.replace('sun', 'shade'), one, `${three} It is late.`],
    `${two.replace('sun', 'shade')}\n\n${one}\n\n${three} It is late.\n`
  ],
  [
    'a paragraph in which words were tracked',
    `${one}\n\n${two}\n\n${three} It is late.\n`,
    [
      two.replace('in the sun ', '[-Ann:in the sun -]').replace('.', '[+Ann: and *night*+].'),
      one,
      `${three} It is late.`
    ],
    `Two cats sleep all day and *night*.\n\n${one}\n\n${three} It is late.\n`
  ],
  [
    'a paragraph with questions',
    `${one} It is late.\n\n${two}\n\nThree {==birds==}{>>Bo: Which?<<}{>>A: mine<<} sing{>>Really?<<}.\n`,
    [three, `${one} It is late.`, two],
    `Three {==birds==}{>>Bo: Which?<<}{>>A: mine<<} sing{>>Really?<<}.\n\n${one} It is late.\n\n${two}\n`
  ],
  [
    'a paragraph, beside a new one',
    `${one}\n\n${two}\n\n${three}\n`,
    [one, three, two, '[+Ann:A new one.+][+Ann¶+]', ''],
    `${one}\n\n${three}\n\n${two}\n\nA new one.\n`
  ],
  [
    'two paragraphs to different places',
    ['Aa bb cc dd.', 'Ee ff gg hh.', 'Ii jj kk ll mm nn.', 'Oo pp qq rr ss tt.', 'Uu vv ww xx yy zz.\n'].join(
      '\n\n'
    ),
    ['Ii jj kk ll mm nn.', 'Ee ff gg hh.', 'Oo pp qq rr ss tt.', 'Uu vv ww xx yy zz.', 'Aa bb cc dd.'],
    ['Ii jj kk ll mm nn.', 'Ee ff gg hh.', 'Oo pp qq rr ss tt.', 'Uu vv ww xx yy zz.', 'Aa bb cc dd.\n'].join(
      '\n\n'
    )
  ],
  [
    'an item',
    '- One item\n- Two items\n  of two lines\n- Three items\n',
    ['{item}Two items of two lines', '{item}One item', '{item}Three items'],
    '- Two items\n  of two lines\n- One item\n- Three items\n'
  ],
  [
    'an item of a loose numbered list in a quotation',
    `> 1. ${one}\n>\n> 2. ${two}\n>\n> 3. ${three}\n\n${two} So.\n`,
    [`{item}${one}`, `{item}${three}`, `{item}${two}`, `${two} So.`],
    `> 1. ${one}\n>\n> 3. ${three}\n>\n> 2. ${two}\n\n${two} So.\n`
  ],
  [
    'a row',
    '| Dog | Age |\n|-----|----:|\n| Rex | 3 |\n| Ina *x* | 4 |\n| Leo |  |\n\nOne two.\n',
    [table(row('Dog', 'Age'), row('Leo', ''), row('Rex', '3'), row('Ina *x*', '5')), 'One two.'],
    '| Dog | Age |\n|-----|----:|\n| Leo |  |\n| Rex | 3 |\n| Ina *x* | 5 |\n\nOne two.\n'
  ],
  [
    'a table with its caption',
    `| Dog | Age |\n|-----|----:|\n| Rex | 3 |\n\n: Dogs {#tbl:dogs}\n\n${one} See @tbl:dogs.\n\n${two}\n`,
    [`${one} See {ref|Table 1}.`, table(row('Dog', 'Age'), row('Rex', '3')), 'Table 1: Dogs', two],
    `${one} See @tbl:dogs.\n\n| Dog | Age |\n|-----|----:|\n| Rex | 3 |\n\n: Dogs {#tbl:dogs}\n\n${two}\n`
  ],
  [
    'a code block and a formula',
    `${one}\n\n\`\`\`py\na = 1\n\`\`\`\n\n$$a + b$$ {#eq:x}\n\n${two} ${three}\n`,
    ['a = 1', '<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>', one, `${two} ${three}`],
    `\`\`\`py\na = 1\n\`\`\`\n\n$$a + b$$ {#eq:x}\n\n${one}\n\n${two} ${three}\n`
  ]
])('%s that moved without tracking comes home where it stands', async (_, markdown, paragraphs, wanted) => {
  const {accepted, rejected, listed, said} = await home(markdown, paragraphs)
  expect([accepted, listed]).toEqual([wanted, []])
  expect(rejected).toBe(markdown)
  expect(said).toContain('move sure')
})

test.each([
  ['a comment', '<<}', ['Which?']],
  ['a comment and its reply', '<<}{>>A (Cy): Mine.<<}', ['Which?', 'Mine.']]
])('%s on words of a section that moved go along', async (_, end, texts) => {
  const comment = (text: string, index: number): string =>
    `<w:comment w:id="${index + 1}" w:author="${index === 0 ? 'Bo' : 'Cy'}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:comment>`
  const on = texts.map((_text, index) => `[>${index + 1}>]`).join('')
  const off = texts.map((_text, index) => `[<${index + 1}<]`).join('')
  const {accepted, said, listed} = await home(
    `# Results\n\n${one}\n\n${two} It is late.\n\n# Discussion\n\n${three}\n`,
    ['Discussion', three.replace('birds', `${on}birds${off}`), 'Results', one, `${two} It is late.`],
    {'word/comments.xml': `<w:comments>${texts.map(comment).join('')}</w:comments>`}
  )
  const asked = three.replace('birds', `birds{>>Bo: Which?${end}`)
  expect([accepted, said.toSorted(), listed]).toEqual([
    `# Discussion\n\n${asked}\n\n# Results\n\n${one}\n\n${two} It is late.\n`,
    ['move sure', ...['comment sure', 'answer sure'].slice(0, texts.length)].toSorted(),
    []
  ])
})

test('notes go along, and those between two paragraphs stay', async () => {
  const markdown = `${one}[^a]\n\n[^a]: A note.\n\n${two}^[An inline one.]\n\n[^b]: Another note.\n\n${three}[^b] And ${one}\n`
  const notes = ['A note.', 'An inline one.', 'Another note.']
    .map((words, index) => `<w:footnote w:id="${index + 2}">${paragraphXml(words)}</w:footnote>`)
    .join('')
  const {accepted, listed} = await home(
    markdown,
    [`${three}{note 4} And ${one}`, `${one}{note 2}`, `${two}{note 3}`],
    {'word/footnotes.xml': `<w:footnotes>${notes}</w:footnotes>`}
  )
  expect([accepted, listed]).toEqual([
    `${three}[^b] And ${one}\n\n${one}[^a]\n\n[^a]: A note.\n\n${two}^[An inline one.]\n\n[^b]: Another note.\n`,
    []
  ])
})

test('what galley has made is not taken for a paragraph that moved, however like it is', async () => {
  const like = 'Records of time series from health care, and features of bricks, are long to make.'
  const files = {'01.md': `${one}\n\n${like}\n\n${two}\n\n${three}`}
  const keywords = 'Keywords: records, time series, health care, features, bricks'
  const named = (words: string, at: number): string =>
    `<w:p><w:bookmarkStart w:name="_gly${at + 1}"/><w:r><w:t>${words}</w:t></w:r></w:p>`
  const sent = wordOf(['T', keywords, ...[one, like, two, three].map(named)])
  const {home: brought, texts} = await cameHome(files, wordOf(['T', keywords, like, one, two, three]), {
    sent: [sent]
  })
  expect(brought.returned.map(({kind, verdict}) => `${kind} ${verdict}`)).toEqual(['move sure'])
  expect(texts['01.md']).not.toContain('Keywords')
})

test('a table stays where its cells are, however long the caption is that has left it', async () => {
  const caption = `Dogs and their ages, of which ${one.toLowerCase()} ${two.toLowerCase()}`
  const markdown = `${one}\n\n${two}\n\n| Dog | Age |\n|-----|----:|\n| Rex | 3 |\n\n: ${caption}\n\n${three}\n`
  const {listed, said} = await home(markdown, [
    `Table 1: ${caption}`,
    one,
    two,
    table(row('Dog', 'Age'), row('Rex', '3')),
    three
  ])
  expect(said).toEqual(['move not placed'])
  expect(listed).toEqual([expect.stringContaining('Dogs and their ages')])
})
