import {expect, test} from 'vitest'
import {compose} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {wordsOf} from '../../../src/core/walk-article.ts'
import {escapeXml} from '../../../src/core/write-xml.ts'
import fc from '../../properties.ts'
import {textWorld} from '../../world.ts'
import {imported, p, run} from './word-package.ts'

/** Words, and text that Markdown and similar languages parse as markup. */
const tokens = [
  ...'Bread salt oven of 1862 É шар 好的 ½ a A I v x'.split(' '),
  ...'* ** _ __ ` `` [ ] ( ) { } < > & $ $$ ^ ~ ~~ @ # ## + - -- --- = | \\ " \' ... ! : ; , . / % – — “ ” „'.split(
    ' '
  ),
  ...'@doe [@doe] -@doe [^1] ^[ ![ ]( {++ ++} {-- {== {>> <<} ::: ~~~ ``` 1. 1) (1) a) (a) A. iv. #. (@) &amp; &lt; <b> </b> <!-- --> \\ref{a}'.split(
    ' '
  ),
  ...'https://a.bc/d_e*f www.a-b.cd a@b.cd http:// Table: Figure: *[A]: [a]: {.b} [TOC] 5* *5 _a a_ **b b** x^2 H~2 $5 5$ <https://a.b>'.split(
    ' '
  )
]

const looks = [
  '',
  '<w:b/>',
  '<w:i/>',
  '<w:b/><w:i/>',
  '<w:strike/>',
  '<w:vertAlign w:val="superscript"/>',
  '<w:vertAlign w:val="subscript"/>',
  '<w:smallCaps/>',
  '<w:u w:val="single"/>',
  '<w:rFonts w:ascii="Consolas"/>'
]

const word = fc.constantFrom(...tokens)
const text = fc
  .tuple(word, fc.array(fc.tuple(fc.constantFrom('', ' ', ' ', ' '), word), {maxLength: 5}))
  .map(([first, rest]) => first + rest.map(([gap, each]) => gap + each).join(''))
const runs = fc.array(
  fc.tuple(
    text,
    fc.oneof({weight: 2, arbitrary: fc.constant('')}, {weight: 1, arbitrary: fc.constantFrom(...looks)}),
    fc.constantFrom('', ' ')
  ),
  {minLength: 1, maxLength: 4}
)
const paragraphs = fc.array(fc.tuple(word, runs), {minLength: 20, maxLength: 20})

const memo = createMemo()

test('a text reads back as it was typed', async () => {
  const property = fc.asyncProperty(paragraphs, async typed => {
    // A paragraph of one word separates two typed paragraphs, and a first word without formatting keeps each from being
    // code.
    const body = typed.map(([first, own], index) => {
      const rest = own.map(([words, look, gap]) => run(escapeXml(words + gap), look)).join('')
      return p(run(escapeXml(`${first} `)) + rest) + p(`Mark${index}.`)
    })
    const paper = imported(body.join(''))
    const {article} = await compose(textWorld(Object.fromEntries(paper.texts)), memo, '')
    const read = article.body.map(node => plain(wordsOf([node]))).filter(words => words !== '')
    const written = typed.flatMap(([first, own], index) => [
      plain(`${first} ${own.map(([words, , gap]) => words + gap).join('')}`),
      `Mark${index}.`
    ])
    expect(read).toEqual(written)
  })
  await fc.assert(property, {numRuns: 20})
})

function plain(words: string): string {
  return words.replace(/\s+/gu, ' ').trim()
}
