import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

/** Content that is easily lost in pagination: all of it is in the PDF, once. */
vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

async function printed(
  style: string,
  text: string,
  expected: readonly (string | RegExp)[] = [],
  files: Readonly<Record<string, string>> = {}
): Promise<string> {
  const paper = `---\ntitle: A paper\nstyle: ${style}\n---\n\n${text}\n`
  const world = {...textWorld({'paper.md': paper, ...files}), asset: readAsset, typeset: typesetter.typeset}
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {artifacts, diagnostics, problems} = await build(world, createMemo(), options)
  const small = diagnostics.filter(({rule}) => rule === 'formula-small')
  const told = small.map(({file, start, message}) => `${file}:${start?.line}:${start?.column}: ${message}`)
  expect([...problems, ...told]).toEqual(expected.map(problem => expect.stringMatching(problem)))
  const pieces = await paintedText(artifacts[0]!.bytes)
  const own = pieces.filter(({isArtifact}) => !isArtifact).map(piece => piece.text)
  return own.join('').replace(/[\s\u00ad-]/g, '')
}

const count = (text: string, words: string) => text.split(words).length - 1

test('a note that only a note calls, and one without a call, are kept', async () => {
  const text = await printed('insights', 'Word.[^1]\n\n[^1]: First.[^2]\n\n[^2]: Second.\n\n[^3]: Third.')
  expect(text).toMatch(/Word\.1.*1First\.2.*2Second\..*3Third\./)
})

test.each(['insights', 'twocolumn'])(
  'a ragged text that is longer than two columns is kept, in %s',
  async style => {
    // Lines broken by the author stay as in the browser, and the rest is one text.
    const sentence = 'Every member shall suppress it within the shortest possible period. '
    const text = await printed(style, `Begin.\\\n${sentence.repeat(240)}End.`)
    expect(count(text, 'shortestpossible')).toBe(240)
    expect(count(text, 'End.')).toBe(1)
  }
)

test('a note that is longer than two pages is kept', async () => {
  const sentence = 'Every member shall suppress it within the shortest possible period. '
  const text = await printed('notes', `Word.[^1]\n\n[^1]: Begin.\\\n    ${sentence.repeat(200)}End.`)
  expect(count(text, 'shortestpossible')).toBe(200)
  expect(count(text, 'End.')).toBe(1)
})

const factors = (count: number) => Array.from({length: count}, (_, index) => `a_{${index}}`)

test('a formula that is wider than its column or page is reported', async () => {
  const product = (count: number) => `Words.\n\n$$ ${factors(count).join(' ')} $$ {#eq:a}`
  const small =
    /^paper\.md:8:1: The formula is set at \d\d % of its size, because it is wider than its column/
  await printed('twocolumn', product(18))
  await printed('twocolumn', product(38), [small])
  await printed('twocolumn', product(90), [/on page 1 is too wide for its place \(`.*a0.*`\)/, small])
  await printed('plain', product(26))
  await printed('plain', product(160), [/on page 1 is too wide for its place/, small])
})

test('a display that is wider than its column is broken at its relations and operators', async () => {
  const text = await printed('twocolumn', `$$ f(x) = ${factors(40).join(' + ')} = 0 $$`)
  expect(text).toContain('𝑎39=0')
})

test('characters of the style’s fonts, and those reported by findings, are not reported again', async () => {
  await printed('plain', 'É “ß” – … ŵ Ω *é* **ř** `é β` $\\sum_i α_i$ [اردو]{lang=ur} `العربية`')
  await printed(
    'twocolumn',
    '# A ∇ ῆ ж\n\n∇ *⊙* **ϵ ῆ** ☃ `├── ж ∇` $∇ \\text{ῆ ж}$\n\n| ∇ | ‖ |\n|---|---|\n| ɥ | ✔ |'
  )
  await printed('plain', 'Words 🦜 and 中, 🦜 `孔`')
})

test('characters missing from the fonts of their place are reported', async () => {
  const own = {
    'styles/own/style.yaml': 'name: Own\nextends: plain\n',
    'styles/own/print.css': '.text strong { font-family: "Galley Caption" }\n'
  }
  const told = /^No font that the style names for their place has `∇`, `ῆ`: /
  await printed('own', '∇ ῆ **bold**', [], own)
  await printed('own', 'The **∇ ῆ**.', [told], own)
})

test('a table that fits is not reported, also in the right-hand of two right-to-left columns', async () => {
  const sentence = 'یہ ایک مضمون ہے جس میں اردو زبان کے الفاظ ہیں۔ '
  const table = '| سال | واقعہ |\n|---|---|\n| ۱۸۰۰ | فورٹ ولیم کالج کا قیام |\n\n: اہم واقعات۔'
  await printed('twocolumn\nlang: ur', `${table}\n\n${sentence.repeat(30)}`)
})
