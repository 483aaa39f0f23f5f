import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {paintedText} from '../../../pdf-text.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** The PDF of a paper whose pages have room for everything. */
async function printed(text: string): Promise<Uint8Array> {
  const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
  const {artifacts, problems} = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [pdfOutput],
    draft: true
  })
  expect(problems).toEqual([])
  return artifacts[0]!.bytes
}

test('an indented line of a listing is indented at the top of a page, and fits at its bottom', async () => {
  const lines = Array.from({length: 150}, (_, index) => `    line${index}`)
  const text = `---\ntitle: Listing\nstyle: plain\n---\n\n\`\`\`\nbegin\n${lines.join('\n')}\n\`\`\`\n`
  const pdf = await printed(text)
  const painted = new Map<string, {page: number; left: number; text: string}>()
  for (const {page, x, y, text: piece} of await paintedText(pdf)) {
    const key = `${page} ${Math.round(y)}`
    const {left = x, text: begun = ''} = painted.get(key) ?? {}
    painted.set(key, {page, left, text: begun + piece})
  }
  const listed = [...painted.values()].filter(({text: line}) => /line\d/.test(line))
  expect(listed).toHaveLength(150)
  expect(new Set(listed.map(({page}) => page)).size).toBeGreaterThan(2)
  const starts = listed.map(({left, text: line}) => `${Math.round(left)} ${line.search(/\S/)}`)
  expect(new Set(starts).size).toBe(1)
})

test('a long line goes on at its indent behind a mark that is not copied; numbers and what goes on are said', async () => {
  const long = `    total = sum(${Array.from({length: 12}, (_, index) => `value${index}`).join(', ')})  # at last`
  const rows = Array.from({length: 55}, (_, index) => `| Site ${index} | ${index}.25 |`).join('\n')
  const lines = Array.from({length: 80}, (_, index) => `row${index}()`).join('\n')
  const text = `---\ntitle: Listing\nstyle: plain\n---\n
~~~{.python .numberLines startFrom="98" #lst:a caption="Code"}\n${long}\nend\n${lines}\n~~~\n
| Site | Value |\n|---|---|\n${rows}\n\n: Values {#tbl:a}\n\nWords.\n`
  const pieces = await paintedText(await printed(text))
  const heard = pieces.filter(({isArtifact}) => !isArtifact).map(piece => piece.text)
  const listed = heard.join('').replace(/\s+/g, ' ')
  expect(listed).toContain(long.trim().replace(/\s+/g, ' '))
  const [end, rest] = ['end', 'value6'].map(word => pieces.find(({text: words}) => words.startsWith(word))!.x)
  // Four letters of indent and two of the mark, in 8.25 pt.
  expect((rest! - end!) / (8.25 * 0.6)).toBeCloseTo(6, 1)
  const unheard = pieces.filter(({isArtifact}) => isArtifact).map(piece => piece.text.trim())
  expect(unheard.filter(words => /^(98|99|100|Listing 1 \(.*|Table 1 \(.*)$/.test(words))).toEqual([
    '98',
    '99',
    '100',
    'Listing 1 (continued)',
    'Table 1 (continued)'
  ])
  expect(unheard.join('')).not.toMatch(/[→↪↳]/)
  const heads = pieces.filter(({text: words}) => /^(Table 1 \(|Site 0|Site$)/.test(words.trim()))
  expect(heads.map(({isArtifact, text: words}) => `${words.trim()} ${isArtifact}`)).toEqual([
    'Site false',
    'Site 0 false',
    'Table 1 (continued) true',
    'Site true'
  ])
})

test('an author’s divs `columns` and `column` are not columns of the page', async () => {
  const side = (name: string) =>
    `::: column\n\n## ${name}\n\nWords of ${name}, ${'which are many, '.repeat(20)}and end.\n\n:::`
  const text = `---\ntitle: Sides\nstyle: plain\n---\n\n# One\n\n::: columns\n\n${side('Left')}\n\n${side('Right')}\n\n:::\n\nAfter.\n`
  const pdf = await printed(text)
  const painted = (await paintedText(pdf)).map(piece => piece.text).join('')
  for (const words of ['Left', 'Right', 'Words of Left', 'Words of Right', 'After'])
    expect(painted.replaceAll(' ', '')).toContain(words.replaceAll(' ', ''))
})

test('empty lines of a listing in a continued note have room', async () => {
  const code = Array.from({length: 60}, (_, index) => `    line${index}\n`).join('\n')
  const text = `---\ntitle: Notes\nstyle: plain\n---\n\nWords.[^1]\n\n${'Words and more words. '.repeat(900)}\n\n[^1]: Code:\n\n    \`\`\`\n${code}    \`\`\`\n`
  const painted = (await paintedText(await printed(text))).map(piece => piece.text).join('')
  for (const line of [0, 30, 59]) expect(painted).toContain(`line${line}`)
})

test('bold italic code has its own font', async () => {
  const pdf = await printed('---\ntitle: Code\nstyle: plain\n---\n\nSee ***all `code`***.\n')
  const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
  const fonts = context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict ? String(object.get(PDFName.of('BaseFont')) ?? '') : []
    )
  expect(fonts.filter(font => font.includes('Code'))).toEqual([
    expect.stringMatching(/SemiBoldItalic$/),
    expect.stringMatching(/SemiBoldItalic$/)
  ])
})
