import {describe, expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {PdfStandard} from '../../../src/core/pdf-standard.ts'
import type {Serialized} from '../../../src/core/serialize.ts'
import {openPdf} from '../../../src/outputs/pdf/file/index.ts'
import {claimsOf} from '../../../src/outputs/pdf/publication/claims.ts'
import {type ObstacleKind, obstacleKinds} from '../../../src/outputs/pdf/publication/obstacles.ts'
import {finishPdf} from '../../../src/outputs/pdf/publication/postprocess.ts'
import {changeUnicodeMaps} from '../../../src/outputs/pdf/text/unicode-maps.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {contentPolicy, metadata} from '../../pdf-article.ts'
import {heardFaults} from '../../pdf-heard.ts'
import {readStructureAloud} from '../../pdf-structure.ts'
import {everyConstruct} from '../../second-edition-paper.ts'
import {serialized} from '../../serialized.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

test('what a drawing or a picture keeps a file from is said with its repair', () => {
  const ofPictures = Object.entries(obstacleKinds).filter(([, {says}]) =>
    /\bdrawing\b|picture has colours/.test(says)
  )
  expect(ofPictures.length).toBeGreaterThan(7)
  for (const [, {says}] of ofPictures) expect(says).toMatch(/; (?:save it |\{outlines\}$)/)
})

test.each<[obstacle: ObstacleKind, claimed: string]>([
  ['interpolated', 'ua-1'],
  ['picture-wordless', 'a-2b a-2u a-2a a-3a a-4 a-4f'],
  ['private-character', 'a-2b a-2u a-4 a-4f ua-1'],
  ['untagged', 'a-2b a-2u a-4 a-4f'],
  ['font-outside', ''],
  ['fileless', 'a-2b a-2u a-2a a-3a a-4 ua-1'],
  ['attached', 'a-3a a-4f ua-1']
])('with the obstacle %s, a file claims %s', (kind, claimed) => {
  const asked: readonly PdfStandard[] = ['a-2b', 'a-2u', 'a-2a', 'a-3a', 'a-4', 'a-4f', 'ua-1']
  expect(claimsOf(asked, [{kind}]).claimed.join(' ')).toBe(claimed)
})

function pageOf(body: string): Serialized {
  const head = `<meta charset="utf-8">${contentPolicy}<title>T</title>`
  return serialized(
    `<!doctype html><html lang="en"><head>${head}</head><body><h1>T</h1>${body}</body></html>`
  )
}

/** The standards that the PDF of a page claims, and its tags. */
async function finished(body: string): Promise<Readonly<{claimed: string; tags: readonly string[]}>> {
  const {pdf} = await typesetter.typeset({html: pageOf(body), scripts: []})
  const {bytes, claimed} = await finishPdf(await openPdf(pdf), metadata, [])
  return {claimed: claimed.join(' '), tags: (await readStructureAloud(bytes)).map(line => line.trim())}
}

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><path d="M0 0h50v50z"/></svg>'
const dot = `data:image/svg+xml,${encodeURIComponent(drawing)}`

const tableHead = '<table border="1"><tr><th scope="col">A</th><th scope="col">B</th></tr>'

describe('a page', () => {
  test.each<[name: string, body: string, claimed: string]>([
    ['of text', '<p>Words.</p>', 'a-2a ua-1'],
    ['with a link to an address', '<p><a href="https://example.org/">A link</a></p>', 'a-2a ua-1'],
    ['with a picture without a description', `<p><img src="${dot}"></p>`, 'a-2a'],
    [
      'with a table whose rows are even, with cells over several',
      `${tableHead}<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td colspan="2">d</td></tr></table>`,
      'a-2a ua-1'
    ],
    [
      'with a table whose rows have different numbers of cells',
      `${tableHead}<tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>`,
      'a-2a ua-1'
    ],
    ['with a formula without words', '<p><math role="img" aria-label="MATH:"><mi>x</mi></math></p>', 'a-2a']
  ])('%s', async (_, body, claimed) => {
    expect((await finished(body)).claimed).toBe(claimed)
  })

  test('with the boxes of a task list has no form', async () => {
    const {claimed, tags} = await finished('<ul><li><input type="checkbox" disabled> To do</li></ul>')
    expect(claimed).toBe('a-2a ua-1')
    expect(tags.filter(tag => tag.startsWith('Form'))).toEqual([])
  })

  test('with a character of private use', async () => {
    const html = pageOf('<p>QQQ</p>')
    const file = await openPdf((await typesetter.typeset({html, scripts: []})).pdf)
    changeUnicodeMaps(file, map => map.replace('<0051>', '<E000>'))
    expect((await finishPdf(file, metadata, [])).claimed.join(' ')).toBe('ua-1')
  })

  test('with headings that skip levels has them closed in its tags', async () => {
    const levels = [3, 6, 2, 2, 4, 1, 3]
    const {claimed, tags} = await finished(levels.map(level => `<h${level}>${level}</h${level}>`).join(''))
    expect(claimed).toBe('a-2a ua-1')
    expect(tags.filter(tag => tag.startsWith('H'))).toEqual([
      'H1 “T”',
      'H2 “3”',
      'H3 “6”',
      'H2 “2”',
      'H2 “2”',
      'H3 “4”',
      'H1 “1”',
      'H2 “3”'
    ])
  })
})

describe('a paper', () => {
  const front = '---\nlicense: CC0-1.0\n---\n\n'

  async function built(text: string, draft = false) {
    const world = {...textWorld({'paper.md': text, 'map.svg': drawing}), typeset: typesetter.typeset}
    const {artifacts, diagnostics} = await build(world, createMemo(), {
      entry: 'paper.md',
      outputs: [pdfOutput],
      draft
    })
    return {
      pdf: artifacts[0],
      findings: diagnostics
        .filter(({rule}) => rule.startsWith('pdf-standard'))
        .map(({start, severity, message}) => `${start?.line} ${severity}: ${message}`)
    }
  }

  test('has a formula with its words in each place of one', async () => {
    const {pdf, findings} = await built(
      `${front}Let $x^2$.\n\n$$\\frac{a}{b} = \\int_0^1 f(x)\\,dx$$ {#eq:one}\n\n# On $y$\n\n` +
        '\\begin{align} a &= b \\label{eq:two} \\\\ c &= d \\label{eq:three} \\end{align}\n'
    )
    const lines = await readStructureAloud(pdf!.bytes)
    const tags = lines.map(line => line.trim())
    const depthOf = (line: string): number => line.length - line.trimStart().length
    expect(tags.filter(tag => tag.startsWith('Formula')).map(tag => tag.replace(/ “.*/, ''))).toEqual([
      'Formula alt x squared',
      'Formula alt a over b equals the integral from 0 to 1 of f of x d x',
      'Formula alt y',
      'Formula alt 2 lines, equation 2: a equals b; equation 3: c equals d; end lines'
    ])
    // The numbers of lines are spoken with their formulas, and not again.
    const last = tags.findIndex(tag => tag.startsWith('Formula alt 2 lines'))
    const inside = lines.slice(last + 1).filter(line => depthOf(line) > depthOf(lines[last]!))
    expect(inside.map(line => line.trim())).toEqual(['Lbl “(2)”', 'Lbl “(3)”'])
    expect({standards: pdf!.standards, findings}).toEqual({standards: ['PDF/A-2a', 'PDF/UA-1'], findings: []})
  })

  test('with every construct says nothing wrongly', async () => {
    const world = {...textWorld(everyConstruct), typeset: typesetter.typeset}
    const {artifacts} = await build(world, createMemo(), {
      entry: 'paper.md',
      outputs: [pdfOutput],
      draft: true
    })
    expect(await heardFaults(artifacts[0]!.bytes)).toEqual([])
  })

  test('without words of formulas in its language has English ones', async () => {
    const {pdf} = await built(`---\nlicense: CC0-1.0\nlang: is\n---\n\nOrð $x^2$.`)
    const tags = (await readStructureAloud(pdf!.bytes)).map(line => line.trim())
    expect(tags.find(tag => tag.startsWith('Formula'))).toMatch(/^Formula in en alt x squared/)
  })

  test('that reaches no standard of its own accord says why at the picture', async () => {
    const {pdf, findings} = await built(`${front}![](map.svg)`)
    expect(pdf?.standards).toEqual(['PDF/A-2a'])
    expect(findings).toEqual(['5 info: The PDF is not PDF/UA-1: a picture has no description (`map.svg`)'])
  })

  test('is not built without a standard that it asks for, and as a draft says so', async () => {
    const text = `---\nlicense: CC0-1.0\npdf-standard: a-4f\n---\n\nWords.`
    const findings = [
      '3 error: The PDF is not PDF/A-4f: no file is attached, expected `--attach-sources`, or the standard `a-4`'
    ]
    expect(await built(text)).toEqual({pdf: undefined, findings})
    const draft = await built(text, true)
    expect({standards: draft.pdf?.standards, findings: draft.findings}).toEqual({standards: [], findings})
  })

  test('that asks for a standard gets it', async () => {
    const {pdf, findings} = await built('---\nlicense: CC0-1.0\npdf-standard: [a-2u, ua-1]\n---\n\nWords.')
    expect({standards: pdf?.standards, findings}).toEqual({standards: ['PDF/A-2u', 'PDF/UA-1'], findings: []})
  })
})
