import {strFromU8, unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {editedFile} from './edits-of-files.ts'
import {cameHome, paragraphXml, wordFile, wordOf} from './word-file.ts'

const files = {
  'manuscript.yaml': 'title: T\ncsl: apa\nbibliography: refs.bib\n',
  '01.md':
    'Bricks are fired in kilns [@roe] near rivers.\n\nTwo cats sleep in the sun all day.\n\nThree birds sing.\n',
  'refs.bib': '@book{roe, author={Roe, Ann}, title={Kilns}, date={1990}}'
}

/** A citation with a locator in its field, which still shows its earlier words. */
function cite(locator: string): string {
  const item = {id: 'roe', itemData: {id: 'roe', type: 'book', 'citation-key': 'roe'}}
  const field = {
    properties: {plainCitation: '(Roe, 1990)'},
    citationItems: [locator === '' ? item : {...item, locator, label: 'page'}]
  }
  return `{cite ${JSON.stringify(field)}|(Roe, 1990)}`
}

/** The paragraph that moves. */
function bricks(locator: string): string {
  return `Bricks are fired in kilns ${cite(locator)} near rivers.`
}

function table(...rows: ReadonlyArray<readonly string[]>): string {
  const cells = (row: readonly string[]): string =>
    row.map(words => `<w:tc>${paragraphXml(words)}</w:tc>`).join('')
  return `<w:tbl>${rows.map(row => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`
}

/** A paragraph that is inside a change, including its end. */
function changed(name: string, words: string): string {
  const who = 'w:id="7" w:author="Ann" w:date="2027-01-02T03:04:05Z"'
  const [start, runs] = paragraphXml(words).split('<w:pPr></w:pPr>')
  const own =
    name === 'del'
      ? runs!.replaceAll('w:instrText', 'w:delInstrText').replaceAll(/w:t(?=[ >])/g, 'w:delText')
      : runs!
  const inside = own.replace('</w:p>', '')
  return `${start}<w:pPr><w:rPr><w:${name} ${who}/></w:rPr></w:pPr><w:${name} ${who}>${inside}</w:${name}></w:p>`
}

const others = ['Two cats sleep in the sun all day.', 'Three birds sing.']

/** THE WAYS in which a paragraph can be at another place. */
const ways = {
  'a tracked move': (from: string, to: string) => [
    changed('moveFrom', from),
    ...others,
    changed('moveTo', to)
  ],
  'a tracked deletion and insertion': (from: string, to: string) => [
    changed('del', from),
    ...others,
    changed('ins', to)
  ],
  'a move with tracking off': (_: string, to: string) => [...others, to]
}

test.each(Object.entries(ways))(
  '%s takes along the field that was changed where it stands',
  async (_, way) => {
    const {texts, listed} = await cameHome(files, wordOf(['T', ...way(bricks(''), bricks('175'))]))
    expect(texts['01.md']).toMatch(
      /\{\+\+\s+Bricks are fired in kilns \[@roe, (?:p\. )?175\] near rivers\.\s+\+\+\}/
    )
    expect(listed).toEqual([])
  }
)

test.each(Object.entries(ways))('%s has no field where it was', async (_, way) => {
  const {texts, listed} = await cameHome(files, wordOf(['T', ...way(bricks('175'), bricks(''))]))
  expect(texts['01.md']).toMatch(/\{\+\+\s+Bricks are fired in kilns \[@roe\] near rivers\.\s+\+\+\}/)
  expect(texts['01.md']).not.toContain('175')
  expect(listed).toEqual([])
})

const rows = (cited: string): string => table(['Dog', 'Age'], [cited, '4'], ['Rex', '3'])

test.each<readonly [what: string, markdown: string, paragraphs: (cited: string) => readonly string[]]>([
  [
    'an item',
    '- One item\n- Kilns [@roe] near rivers\n- Three items\n',
    cited => [`{item}${cited}`, '{item}One item', '{item}Three items']
  ],
  [
    'a row',
    '| Dog | Age |\n|-----|-----|\n| Rex | 3 |\n| Kilns [@roe] near rivers | 4 |\n\nOne two.\n',
    cited => [rows(cited), 'One two.']
  ],
  [
    'a sentence',
    'Two cats sleep in the sun all day. Kilns [@roe] near rivers. Three birds sing.\n',
    cited => [`${cited}. Two cats sleep in the sun all day. Three birds sing.`]
  ]
])('%s that moved with tracking off takes along the field that was changed', async (_, markdown, shown) => {
  const paragraphs = shown(`Kilns ${cite('175')} near rivers`)
  const {texts, listed} = await cameHome({...files, '01.md': markdown}, wordOf(['T', ...paragraphs]))
  expect(texts['01.md']).toMatch(/Kilns (?:\{~~\[@roe\]~>)?\[@roe, (?:p\. )?175\]/)
  expect(listed).toEqual([])
})

test.each(['moveFrom', 'del'])('the generated scripts change no field within w:%s', gone => {
  const word = wordFile([changed(gone, bricks('')), ...others, changed('moveTo', bricks(''))])
  const fields = Array.from({length: 100}, (_, seed) => editedFile(word, true, seed)).flatMap(
    ({bytes, edits}) => {
      const body = strFromU8(unzipSync(bytes)['word/document.xml']!)
      return edits.flatMap(edit =>
        edit.kind === 'field' ? [body.indexOf(edit.locator) > body.indexOf('<w:moveTo ')] : []
      )
    }
  )
  expect(new Set(fields)).toEqual(new Set([true]))
})

test('the generated scripts type over no citation that has moved away', () => {
  const [from, to] = [bricks('').replaceAll('1990', '1991'), bricks('')]
  const word = wordFile([changed('moveFrom', from), ...others, changed('moveTo', to)])
  const typed = Array.from({length: 100}, (_, seed) => editedFile(word, true, seed)).flatMap(({edits}) =>
    edits.flatMap(edit => (edit.kind === 'citation' ? [edit.before] : []))
  )
  expect(new Set(typed)).toEqual(new Set(['(Roe, 1990)']))
})
