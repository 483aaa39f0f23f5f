import {unzipSync} from 'fflate'
import {beforeAll, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {wholeTexts} from '../../src/core/joined-text.ts'
import {createMemo} from '../../src/core/memo.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {fragmentOutput} from '../../src/outputs/fragment/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import type {Output, Rendering} from '../../src/outputs/output.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {type SourcePlaces, sourcePlaces} from '../../src/preview/source-places.ts'
import {chapterOf, faultsOf, notationPaper, notations, type Shown} from '../notations.ts'
import {openEpub} from '../publication.ts'
import {textWorld} from '../world.ts'

const shown = new Map<Shown, string>()
const lines: string[] = []
let unplaced: readonly string[] = []

beforeAll(async () => {
  const renderings: Rendering[] = []
  const kept: Output = {
    ...htmlOutput,
    render: given => {
      renderings.push(given)
      return htmlOutput.render(given)
    }
  }
  const pdf: Output = {
    ...kept,
    name: 'print',
    shows: 'pdf',
    render: async given => {
      renderings.push(given)
      return {bytes: new Uint8Array(), problems: [], environment: {}}
    }
  }
  const outputs = [kept, pdf, fragmentOutput, docxOutput, jatsOutput, epubOutput, markdownOutput]
  const built = await build(textWorld(notationPaper), createMemo(), {entry: '', draft: true, outputs})
  const [html, , fragment, docx, jats, epub, markdown] = built.artifacts.map(({bytes}) => bytes)
  lines.push(
    ...built.diagnostics
      .filter(({severity}) => severity === 'error')
      .map(({code, message}) => `${code} ${message}`)
  )
  const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
  shown.set('html', wordsOfMarkup(text(html)))
  shown.set('fragment', wordsOfMarkup(text(fragment)))
  shown.set('docx', wordsOfWord(text(unzipSync(docx!)['word/document.xml'])))
  const files = Object.entries(unzipSync(jats!))
  shown.set('jats', wordsOfMarkup(text(files.find(([name]) => name.endsWith('.xml'))![1])))
  shown.set('epub', wordsOfMarkup([...openEpub(epub!).documents.values()].join('')))
  const written = Object.entries(unzipSync(markdown!))
  shown.set('markdown', wordsOfPandoc(text(written.find(([name]) => name.endsWith('.md'))![1])))
  const [rendering, printed] = renderings
  shown.set('print', wordsOfMarkup((await buildPrintPage(printed!)).html))
  const places = await sourcePlaces(
    rendering!,
    wholeTexts(built.manuscript.project.joined, built.files.textOf)
  )
  unplaced = placeFaults(places)
})

test('the paper has no error', () => expect(lines).toEqual([]))

test.each(['html', 'fragment', 'docx', 'jats', 'epub', 'markdown', 'print'] as const)(
  'every notation arrives in %s',
  output => expect(faultsOf(output, shown.get(output)!)).toEqual([])
)

test('the preview leads from a word of every notation to its place in the file', () => {
  expect(unplaced).toEqual([])
})

/** The author's words that the preview does not find on the page, or whose line in the source it does not find. */
function placeFaults({spotsOf, textOf, pointOf}: SourcePlaces): readonly string[] {
  return notations.flatMap(({name, key, files}, index) => {
    if (key === undefined) return []
    const [own] = Object.keys(files ?? {}).filter(path => path.endsWith('md'))
    const file = own ?? chapterOf(index)
    const text = notationPaper[file]!
    const start = text.indexOf(key)
    const [spot] = spotsOf([{file, start, end: start + key.length}])
    const at = spot?.start ?? -1
    if (spot === undefined || textOf(spot.unit).slice(at, at + key.length) !== key)
      return [`${key} of ${name}`]
    const point = pointOf(spot.unit, at)
    const line = text.slice(0, start).split('\n').length
    return point?.file === file && point.line === line ? [] : [`back to ${key} of ${name}`]
  })
}

/** The words of HTML or XML; inline elements do not separate words. */
function wordsOfMarkup(markup: string): string {
  return markup
    .replace(/<(style|script|head|index-term)\b[\s\S]*?<\/\1>/g, '')
    .replace(
      /<\/?(?:a|abbr|b|cite|code|em|i|kbd|span|strong|sub|sup|xref|ext-link|italic|bold|monospace|named-content|styled-content|index-term|abbrev|bdi|dfn|mark)\b[^>]*>/g,
      ''
    )
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The words of Pandoc's Markdown, without the marks around them. */
function wordsOfPandoc(markdown: string): string {
  return markdown.replace(/\[\]\{[^{}]*\}/g, '').replace(/\[([^[\]]*)\](?:\([^()]*\)|\{[^{}]*\})/g, '$1')
}

function wordsOfWord(xml: string): string {
  return xml
    .replace(/<w:(?:instrText|delText)\b[^>]*>[^<]*<\/w:\w+>/g, '')
    .replace(/<w:tab\/>|<w:br\/>|<\/w:p>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
}
