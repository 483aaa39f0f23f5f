import {expect, test} from 'vitest'
import {cameHome, paragraphXml, wordOf} from './word-file.ts'

const text = `The first paragraph has words about kilns and rivers.

$$\\begin{align}
a + b &= c \\label{eq:a}\\\\
d + f &= g \\label{eq:b}
\\end{align}$$

See the kilns of the town, which has many words.

$$h = k$$ {#eq:one}

The last paragraph is about something else.
`
const files = {'01.md': text}

const by = 'w:author="Ann" w:date="2027-01-02T03:04:05Z"'

/** The state in which a line of a formula returns. */
type State =
  | 'as sent'
  | 'left by LibreOffice'
  | 'deleted'
  | 'deleted inside'
  | 'gone'
  | 'number deleted'
  | 'formula deleted'
  | 'changed'

/** A display formula, or a line of one, with its number, as in Word. */
function line(letters: string, number: string, state: State, name = ''): string {
  if (state === 'gone') return ''
  const [isAll, isInside] = [state === 'deleted', state === 'deleted inside']
  const deleted = (xml: string, is: boolean): string =>
    is ? `<w:del w:id="1" ${by}>${xml.replaceAll('w:t>', 'w:delText>')}</w:del>` : xml
  const math = (inner: string): string => `<m:oMath><m:d><m:e>${inner}</m:e></m:d></m:oMath>`
  const run = `<m:r><m:t>${letters}</m:t></m:r>`
  const formula = {
    'deleted inside': math(deleted(run, true)),
    changed: math(`${run}<w:ins w:id="2" ${by}><m:r><m:t>+x</m:t></m:r></w:ins>`)
  }
  const isFormulaGone = isAll || state === 'formula deleted'
  const isLeft = state === 'left by LibreOffice'
  const isNumberGone = isAll || isInside || isLeft || state === 'number deleted'
  const beside = ['<w:tab/>', '<w:t>(</w:t>', `<w:t>${number}</w:t>`, '<w:t>)</w:t>']
  return [
    `<w:p><w:pPr><w:pStyle w:val="Equation"/>${isAll || isLeft ? `<w:rPr><w:del w:id="3" ${by}/></w:rPr>` : ''}</w:pPr>`,
    name === '' ? '' : `<w:bookmarkStart w:id="4" w:name="${name}"/>`,
    deleted('<w:r><w:tab/></w:r>', isNumberGone),
    state === 'changed' || isInside ? formula[state as 'changed'] : deleted(math(run), isFormulaGone),
    ...beside.map(each => deleted(`<w:r>${each}</w:r>`, isNumberGone)),
    '</w:p>'
  ].join('')
}

/**
 * The paper in Word: with the bookmarks by which galley names its paragraphs, or without bookmarks, as saved by other
 * programs.
 */
function word(states: readonly [State, State, State], isNamed = true): ReturnType<typeof wordOf> {
  const named = (number: number, words: string): string =>
    isNamed
      ? paragraphXml(words).replace('</w:pPr>', `</w:pPr><w:bookmarkStart w:name="_gly${number}"/>`)
      : words
  const name = (number: number): string => (isNamed ? `_gly${number}` : '')
  return wordOf(
    [
      named(1, 'The first paragraph has words about kilns and rivers.'),
      line('a+b=c', '1', states[0], name(2)),
      line('d+f=g', '2', states[1]),
      named(3, 'See the kilns of the town, which has many words.'),
      line('h=k', '3', states[2], name(4)),
      named(5, 'The last paragraph is about something else.')
    ].filter(xml => xml !== '')
  )
}

const sent = word(['as sent', 'as sent', 'as sent'])
const [none, ann] = ['{>>changed with tracking off<<}', '{>>@Ann<<}']
const [lines, one] = [text.slice(text.indexOf('$$'), text.indexOf('align}$$') + 8), '$$h = k$$ {#eq:one}']
const formula = 'it is a formula; change its TeX in the text'
const made = 'galley generates these words; they are not in the text'

/**
 * Edits of a formula of two lines and of one of a single line: the deleted text, the remark, and the listed changes.
 */
test.each<readonly [string, readonly [State, State, State], deleted: string, remark: string, string[]]>([
  ['nothing', ['as sent', 'as sent', 'as sent'], '', '', []],
  ['both lines deleted', ['deleted', 'deleted', 'as sent'], lines, ann, []],
  ['both lines deleted inside', ['deleted inside', 'deleted inside', 'as sent'], lines, ann, []],
  ['both lines gone', ['gone', 'gone', 'as sent'], lines, none, []],
  ['one line deleted', ['as sent', 'deleted', 'as sent'], '', '', [`Ann “a+b=c d+f=g” “a+b=c”: ${formula}`]],
  [
    'the first line deleted',
    ['deleted', 'as sent', 'as sent'],
    '',
    '',
    [`Ann “a+b=c d+f=g” “d+f=g”: ${formula}`]
  ],
  ['one line gone', ['as sent', 'gone', 'as sent'], '', '', [` “a+b=c d+f=g” “a+b=c”: ${formula}`]],
  ['the first line gone', ['gone', 'as sent', 'as sent'], '', '', [` “a+b=c d+f=g” “d+f=g”: ${formula}`]],
  [
    'a line changed',
    ['as sent', 'changed', 'as sent'],
    '',
    '',
    [`Ann “a+b=c d+f=g” “a+b=c d+f=g+x”: ${formula}`]
  ],
  ['the formula deleted', ['as sent', 'as sent', 'deleted'], one, ann, []],
  ['the formula deleted inside', ['as sent', 'as sent', 'deleted inside'], one, ann, []],
  ['the formula deleted without its number', ['as sent', 'as sent', 'formula deleted'], one, ann, []],
  [
    'the formula deleted in LibreOffice, which keeps it',
    ['as sent', 'as sent', 'left by LibreOffice'],
    '',
    '',
    [expect.stringMatching(/^Ann “h=k” “”: .* as LibreOffice saves the deletion of a formula/)]
  ],
  ['the number deleted', ['as sent', 'as sent', 'number deleted'], '', '', [`Ann “\t\t(3)” “”: ${made}`]],
  [
    'the number of a line deleted',
    ['as sent', 'number deleted', 'as sent'],
    '',
    '',
    [`Ann “\t\t(2)” “”: ${made}`]
  ]
])('a display formula: %s', async (_, states, deleted, remark, listed) => {
  const wanted = deleted === '' ? text : text.replace(deleted, () => `{--${deleted}--}${remark}`)
  for (const isNamed of [true, false]) {
    const {texts, home} = await cameHome(files, word(states, isNamed), {sent: [sent]})
    expect(texts['01.md'] ?? text).toBe(wanted)
    const said = home.returned
      .filter(({verdict}) => verdict === 'not placed')
      .map(({person, words, text: now, reason}) => `${person} “${words}” “${now}”: ${reason}`)
    expect(said).toEqual(listed)
  }
})
