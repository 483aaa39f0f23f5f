import {expect, test} from 'vitest'
import {cameHome, wordOf} from './word-file.ts'

const bib = [
  '@book{roe, author={Roe, Ann}, title={Kilns}, date={1990}}',
  '@book{li, author={Li, Bo and Day, Cy}, title={Clay}, date={1991}}',
  '@book{day, author={Day, Cy}, title={Tiles}, date={2001}}'
].join('\n')

type Item = Readonly<{key: string; locator?: string; label?: string; prefix?: string; suffix?: string}>

/** A citation as a Zotero field: its works, the words as rendered, and the words shown. */
function field(items: readonly Item[], rendered: string, shown = rendered): string {
  const citationItems = items.map(({key, ...item}) => ({
    id: key,
    itemData: {id: key, type: 'book', 'citation-key': key},
    ...item
  }))
  return `{cite ${JSON.stringify({properties: {plainCitation: rendered}, citationItems})}|${shown}}`
}

/** The result of bringing back a paragraph with a citation that was changed in Word. */
async function home(
  citation: string,
  changed: string,
  settings = '',
  csl = 'apa'
): Promise<readonly string[]> {
  const files = {
    'manuscript.yaml': `title: T\ncsl: ${csl}\nbibliography: refs.bib\n${settings}`,
    '01.md': `Bricks are fired in kilns ${citation} near rivers.\n\nAs others say [see @day, p. 9; @li].`,
    'refs.bib': bib
  }
  const others = field(
    [{key: 'day', locator: '9', label: 'page', prefix: 'see '}, {key: 'li'}],
    '(Li & Day, 1991; see Day, 2001, p. 9)'
  )
  const word = wordOf(['T', `Bricks are fired in kilns ${changed} near rivers.`, `As others say ${others}.`])
  const {texts, listed} = await cameHome(files, word)
  const text = /kilns (.*) near/.exec(texts['01.md'] ?? files['01.md'])![1]!
  return [text.replaceAll('{>>changed with tracking off<<}', ''), ...listed]
}

const roe: Item = {key: 'roe', locator: '171', label: 'page'}

test.each([
  ['a locator', [{...roe, locator: '175'}], '[@roe, p. 175]'],
  ['its label', [{...roe, label: 'chapter'}], '[@roe, chap. 171]'],
  ['no locator', [{key: 'roe'}], '[@roe]'],
  ['words before', [{...roe, prefix: 'but see '}], '[but see @roe, p. 171]'],
  ['words behind', [{...roe, suffix: ', my italics'}], '[@roe, p. 171, my italics]'],
  ['another work', [{key: 'li'}], '[@li]'],
  ['one work more', [roe, {key: 'li'}], '[@roe, p. 171; @li]']
])('%s in a field that shows the old words', async (_, items, expected) => {
  const [text] = await home('[@roe, p. 171]', field(items, '(Roe, 1990, p. 171)'))
  expect(text).toBe(`{~~[@roe, p. 171]~>${expected}~~}`)
})

const typed = [
  ['[@roe, p. 171]', [roe], '(Roe, 1990, p. 171)', '(Roe, 1990, p. 175)', '[@roe, p. 175]'],
  ['[@roe, p. 171]', [roe], '(Roe, 1990, p. 171)', '(Roe, 1990, pp. 171–175)', '[@roe, pp. 171-175]'],
  ['[@roe, p. 171]', [roe], '(Roe, 1990, p. 171)', '(Roe, 1990)', '[@roe]'],
  ['[@roe, p. 171]', [roe], '(Roe, 1990, p. 171)', '(see Roe, 1990, p. 171)', '[see @roe, p. 171]'],
  ['[@roe]', [{key: 'roe'}], '(Roe, 1990)', '(Roe, 1990, p. 5)', '[@roe, p. 5]'],
  [
    '[see @roe]',
    [{key: 'roe', prefix: 'see '}],
    '(see Roe, 1990)',
    '(see also Roe, 1990)',
    '[see also @roe]'
  ],
  ['[@li; @roe]', [{key: 'li'}, {key: 'roe'}], '(Li & Day, 1991; Roe, 1990)', '(Roe, 1990)', '[@roe]'],
  ['[@roe]', [{key: 'roe'}], '(Roe, 1990)', '(Day, 2001)', '[@day]'],
  ['[@roe]', [{key: 'roe'}], '(Roe, 1990)', '(Day, 2001; Roe, 1990)', '[@day; @roe]'],
  ['@roe [p. 171]', [roe], 'Roe (1990, p. 171)', 'Roe (1990, p. 175)', '@roe [p. 175]'],
  ['@roe', [{key: 'roe'}], 'Roe (1990)', 'Roe (1990, p. 5)', '@roe [p. 5]'],
  ['@roe', [{key: 'roe'}], 'Roe (1990)', 'Day (2001)', '@day']
] as const

test.each(typed)('%s typed over, %o, “%s” as “%s”', async (cited, items, was, now, expected) => {
  expect(await home(cited, field(items, was, now))).toEqual([`{~~${cited}~>${expected}~~}`])
})

test.each(typed)('%s as plain text, %o, “%s” as “%s”', async (cited, _, was, now, expected) => {
  expect(was).not.toBe(now)
  expect(await home(cited, now)).toEqual([`{~~${cited}~>${expected}~~}`])
})

test.each([
  ['[@roe, p. 171]', '[1, p. 171]', '[1, pp. 171–175]', '[@roe, pp. 171-175]'],
  ['[@roe, p. 171]', '[1, p. 171]', '[1, ch. 2]', '[@roe, ch. 2]'],
  ['[@roe, p. 171]', '[1, p. 171]', '[1]', '[@roe]'],
  ['[@roe]', '[1]', '[1, p. 5]', '[@roe, p. 5]']
])('%s in a style of numbers, “%s” as “%s”', async (cited, was, now, expected) => {
  const items = cited.includes('171') ? [roe] : [{key: 'roe'}]
  expect(await home(cited, field(items, was, now), '', 'ieee')).toEqual([`{~~${cited}~>${expected}~~}`])
})

test.each([
  ['in a field', (shown: string) => field([roe], '(Roe, 1990, p. 171)', shown)],
  ['in plain text', (shown: string) => shown]
])('a locator changed with tracking on %s', async (_, citation) => {
  expect(await home('[@roe, p. 171]', citation('(Roe, 1990, p. 17[-Ann:1-][+Ann:5+])'))).toEqual([
    '{~~[@roe, p. 171]~>[@roe, p. 175]~~}{>>@Ann<<}'
  ])
})

test('a locator in the words of the author keeps the rest of them', async () => {
  const items = [{...roe, prefix: 'so '}]
  const [text] = await home(
    '[*so* @roe, 171]',
    field(items, '(so Roe, 1990, p. 171)', '(so Roe, 1990, p. 175)')
  )
  expect(text).toBe('{~~[*so* @roe, 171]~>[*so* @roe, 175]~~}')
})

test.each([
  ['a name that no work has', '(Roe, 1990, p. 171)', '(Rowe, 1990, p. 171)'],
  ['a year that no work has', '(Roe, 1990, p. 171)', '(Roe, 1992, p. 171)'],
  ['words that galley would not show', '(Roe, 1990, p. 171)', 'ibid.']
])('%s are listed and not written', async (_, was, now) => {
  const [text, ...listed] = await home('[@roe, p. 171]', field([roe], was, now))
  expect(text).toBe('[@roe, p. 171]')
  expect(listed).toEqual([expect.stringContaining(`substitution “${was}” “${now}”`)])
})

test.each([
  ['a year', '(Roe, 1992, p. 171)'],
  ['a name', '(Rowe, 1990, p. 171)']
])('%s changed in the text of a citation and in its field alike is listed', async (_, now) => {
  const [text, ...listed] = await home('[@roe, p. 171]', field([roe], now))
  expect(text).toBe('[@roe, p. 171]')
  expect(listed).toEqual([expect.stringContaining(`substitution “(Roe, 1990, p. 171)” “${now}”`)])
})

test('another work in the text of a citation and in the words of its field is cited and listed', async () => {
  expect(await home('[@roe, p. 171]', field([roe], '(Day, 2001, p. 171)'))).toEqual([
    '{~~[@roe, p. 171]~>[@day, p. 171]~~}',
    expect.stringContaining('compare it by hand')
  ])
})

test.each(['(Roe, 1990a, p. 171)', '(Ibid., 1990, p. 171)', '(A. Roe, 1990, p. 171)'])(
  'words of the works, and those with which styles shorten them, in the text and its field are no change: %s',
  async now => {
    expect(await home('[@roe, p. 171]', field([roe], now))).toEqual(['[@roe, p. 171]'])
  }
)

test('citations that most show other words were rendered by a program', async () => {
  const cites = Array.from({length: 6}, (_, at) => `Brick ${at} is fired in a kiln`)
  const files = {
    '01.md': `---\ncsl: apa\nbibliography: refs.bib\n---\n\n${cites.map(words => `${words} [@roe].`).join('\n\n')}`,
    'refs.bib': bib
  }
  const word = wordOf(
    cites.map((words, at) => `${words} ${field([{key: 'roe'}], '(Roe, 1990)', `[${at}]`)}.`)
  )
  expect((await cameHome(files, word)).home.returned).toEqual([])
})

test('a comment behind a citation that a program has made text is at its words', async () => {
  const files = {
    'manuscript.yaml': 'title: T\ncsl: apa\nbibliography: refs.bib\n',
    '01.md': 'Bricks are fired in kilns [@roe, p. 171] near rivers [@li], as the masters of the north say.',
    'refs.bib': bib
  }
  const comment =
    '<w:comments><w:comment w:id="1" w:author="Bo"><w:p><w:r><w:t>Who?</w:t></w:r></w:p></w:comment></w:comments>'
  const words =
    'Bricks are fired in kilns (Roe, 1990, p. 171) near rivers (Li & Day, 1991), as the [>1>]masters[<1<] of the north say.'
  const {texts} = await cameHome(files, wordOf(['T', words], {'word/comments.xml': comment}))
  expect(texts['01.md']).toContain('as the masters{>>Bo: Who?<<} of the north')
})
