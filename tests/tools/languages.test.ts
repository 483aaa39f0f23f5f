import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {axeFindings} from '../axe.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {judge} from '../judge.ts'

/** Articles in six languages (`tests/data/languages`), judged by external programs. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const data = join(projectRoot, 'tests/data/languages')
const languages = ['arabic', 'persian', 'urdu', 'french', 'german', 'spanish']
const pdffonts = judge('pdffonts')
const pdftotext = judge('pdftotext')
const vnu = judge('vnu')
let folder: string

beforeAll(async () => {
  const files = languages.flatMap(name => [`${name}.md`, `${name}.bib`])
  folder = project(
    Object.fromEntries(['years.svg', ...files].map(file => [file, readFileSync(join(data, file), 'utf8')]))
  )
  for (const name of languages) {
    // The pages of the three right-to-left languages are printed, too.
    const only = languages.indexOf(name) < 3 ? [] : ['--to', 'html']
    const {code, err} = await galley(['build', `${name}.md`, ...only], {cwd: folder})
    expect({name, code, err}).toEqual({name, code: 0, err: ''})
  }
})

const built = (file: string): string => join(folder, 'build', file)

describe.each(languages)('%s', name => {
  test('has no violation of axe', async () => {
    const findings = await axeFindings(pathToFileURL(built(`${name}.html`)).href, 'light')
    // If a link's text is a single digit other than 0 to 9, axe does not decide whether the link's name matches it.
    const open = name === 'persian' ? ['label-content-name-mismatch'] : []
    expect(findings).toEqual(open)
  })
})

test('the pages are valid HTML', () => {
  const pages = languages.map(name => built(`${name}.html`))
  const {stdout} = vnu(['--stdout', '--errors-only', '--format', 'text', ...pages])
  expect(stdout.trim()).toMatch(/^(Document checking completed. No errors found.)?$/)
})

describe('the PDF', () => {
  test.each([
    ['arabic', 'Amiri'],
    ['persian', 'Vazirmatn'],
    ['urdu', 'NotoNastaliqUrdu']
  ])('%s has the letters of one font, %s, and those of the style', (name, face) => {
    const fonts = pdffonts([built(`${name}.pdf`)])
      .stdout.trim()
      .split('\n')
      .slice(2)
    for (const font of fonts) expect(font).toMatch(new RegExp(`\\+(SourceSerif4|${face})\\S* .* yes yes yes`))
    expect(fonts.some(font => font.includes(face))).toBe(true)
  })

  test.each([
    ['arabic', ['كانت الطباعة العربية صعبة لثلاثة أسباب', 'أنشأ محمد علي باشا مطبعة بولاق في القاهرة']],
    ['persian', ['عباس میرزا در تبریز', 'کتاب فارسی تا سدهٔ نوزدهم بیشتر']]
  ])('the words of %s are in order', (name, phrases) => {
    const text = pdftotext([built(`${name}.pdf`), '-']).stdout
    for (const phrase of phrases) expect(words(text)).toContain(words(phrase))
  })
})

/**
 * A text without marks and joiners, because pdftotext puts marks of direction between words, and joiners and vowel
 * signs at unreliable positions.
 */
function words(text: string): string {
  return text.replace(/[\p{M}\p{Cf}]/gu, '').replace(/\s+/gu, ' ')
}
