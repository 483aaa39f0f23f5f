import {expect, test} from 'vitest'
import {mainLanguage} from '../../../src/import/document/languages.ts'
import {readDocument} from '../../../src/import/document/read/index.ts'
import {chaptersOf, imported, p, run, styled, wordParts} from './word-package.ts'

/** A style of paragraphs with a name. */
const style = (name: string): string =>
  `<w:style w:type="paragraph" w:styleId="X"><w:name w:val="${name}"/></w:style>`

/** The chapter of three paragraphs, of which the second one has a style with a name. */
const withStyle = (name: string, text: string): string =>
  chaptersOf(
    imported(p('Words before it.') + p(text, styled('X')) + p('Words behind it.'), {
      'word/styles.xml': style(name)
    })
  )
    .trimEnd()
    .split('\n')
    .slice(2, -2)
    .join('\n')

const quotations = [
  'Quote',
  'Quotes',
  'Intense Quote',
  'Quotation',
  'Quotations',
  'Block Text',
  'BlockText',
  'Block Quote',
  'Block Quotation',
  'Zitat',
  'Zitate'
]
const code = [
  'Source Code',
  'SourceCode',
  'HTML Preformatted',
  'Preformatted Text',
  'Code',
  'Code Block',
  'Macro',
  'Macro Text',
  'Listing',
  'Programmlisting',
  'Programlisting'
]

test.each<readonly [names: readonly string[], markdown: string]>([
  [quotations, '> A line.'],
  [code, '```\nA line.\n```'],
  [['Verse'], '| A line.'],
  [['Definition Term'], 'A line.'],
  [['Definition'], ':   A line.'],
  [['Unquoted', 'Quoted', 'Versed', 'Redefinition', 'Barcode', 'Coded', 'My Listing'], 'A line.']
])('a paragraph in one of the styles %j is %j', (names, markdown) => {
  expect(names.map(name => [name, withStyle(name, 'A line.')])).toEqual(names.map(name => [name, markdown]))
})

test.each<readonly [left: number, right: number, more: string, markdown: string]>([
  [340, 340, '', '> A line.'],
  [339, 340, '', 'A line.'],
  [340, 339, '', 'A line.'],
  [720, 720, '<w:jc w:val="center"/>', 'A line.']
])('a paragraph indented by %d and %d twentieths of a point%s is %j', (left, right, more, markdown) => {
  const own = p('A line.', `<w:ind w:left="${left}" w:right="${right}"/>${more}`)
  expect(chaptersOf(imported(p('One.') + own + p('Two.'))).split('\n')[2]).toBe(markdown)
})

const codeFonts = [
  'Courier',
  'Courier New',
  'Consolas',
  'Menlo',
  'Monaco',
  'Lucida Console',
  'Lucida Sans Typewriter',
  'Andale Mono',
  'DejaVu Sans Mono',
  'Liberation Mono',
  'Noto Sans Mono',
  'Ubuntu Mono',
  'Roboto Mono',
  'Source Code Pro',
  'Fira Code',
  'JetBrains Mono',
  'IBM Plex Mono',
  'Inconsolata',
  'Cascadia Code'
]

test('words in a font for code are code', () => {
  const made = (font: string): string =>
    chaptersOf(imported(p(run('call ') + run('f', `<w:rFonts w:ascii="${font}"/>`)))).trimEnd()
  expect(codeFonts.filter(font => made(font) !== 'call `f`')).toEqual([])
  expect(
    ['Times', 'Lucida Sans', 'Noto Sans', 'DejaVu Sans', 'My Courier'].filter(font => made(font) !== 'call f')
  ).toEqual([])
})

test.each([
  ['en', 'It is the law of the land, and that is how it has to be for all.'],
  ['de', 'Der Herd und die Ofen sind nicht mit dem Haus und auch nicht für die Leute.'],
  ['fr', 'Les fours sont dans la maison et les gens qui sont avec elle ne sont pas du pays.'],
  ['es', 'Los hornos y las casas del país son más grandes que los del norte, pero con su gente.'],
  ['it', 'Gli uomini sono nel forno, e il pane è del popolo che non è della casa.'],
  ['pt', 'Os fornos não são das casas, mas são do povo que não é uma das gentes do norte.'],
  ['nl', 'Het huis van het dorp is niet voor de mensen, en er zijn ook ovens aan het water.'],
  ['pl', 'Piec jest w domu i nie jest na polu, ale to za mało jak dla ludzi, którzy są przez to po pracy.'],
  ['sv', 'Huset är inte för alla, och det är med en ugn som har varit av sten till ett år.'],
  ['tr', 'Bu ev çok büyük ve daha eski, ama bir fırın için ne kadar olan da gibi en sonra.'],
  ['ru', 'Печь стоит в доме.'],
  ['el', 'Ο φούρνος είναι στο σπίτι.'],
  ['ar', 'الفرن في البيت.'],
  ['fa', 'پنجره و چراغ در خانه.'],
  ['ur', 'یہ ٹھنڈا گھر ہے۔'],
  ['he', 'התנור בבית.'],
  ['ja', 'かまどはいえにあります。'],
  ['ko', '가마는 집에 있다.'],
  ['zh', '炉子在房子里。'],
  ['hi', 'भट्ठी घर में है।'],
  ['bn', 'চুলা বাড়িতে আছে।'],
  ['th', 'เตาอยู่ในบ้าน'],
  ['ka', 'ღუმელი სახლშია.'],
  ['hy', 'Վառարանը տանն է։'],
  ['pa', 'ਭੱਠੀ ਘਰ ਵਿੱਚ ਹੈ।'],
  ['ta', 'அடுப்பு வீட்டில் உள்ளது.']
])('the language of a manuscript is found by its words or letters: %s', (lang, text) => {
  const parts = wordParts(p(text))
  const document = readDocument(path => parts[path], Object.keys(parts))
  if ('fault' in document) throw new Error(document.fault)
  const paragraphs = document.blocks.filter(block => block.kind === 'paragraph')
  expect(mainLanguage(paragraphs, undefined)).toBe(lang)
})
