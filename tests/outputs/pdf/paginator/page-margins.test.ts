import {describe, expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import type {TypesettingJob} from '../../../../src/core/typesetting.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** The overhang of a full line beyond its column, in em, and the letters at its beginning and end. */
type Edge = Readonly<{
  first: string
  last: string
  left: number
  right: number
  isWidened: boolean
  /** The indent of the line in em, if it is the first of its part of a paragraph. */
  indent: number | undefined
}>

/** Runs in the page: returns the edges of all lines except the last of their paragraphs. */
function edgesOfLines(): readonly Edge[] {
  const range = document.createRange()
  return [...document.querySelectorAll<HTMLElement>('.text p')].flatMap(paragraph => {
    const column = paragraph.closest('.page-column')!.getBoundingClientRect()
    const {fontSize, textIndent} = getComputedStyle(paragraph)
    const size = Number.parseFloat(fontSize)
    const lines: {text: string; left: number; right: number; bottom: number}[] = []
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      for (let offset = 0; offset < node.length; offset++) {
        range.setStart(node, offset)
        range.setEnd(node, offset + 1)
        const box = [...range.getClientRects()].at(-1)
        if (!box || node.data[offset] === ' ') continue
        const line = lines.at(-1)
        if (line && Math.abs(line.bottom - box.bottom) < 6) {
          line.text += node.data[offset]
          line.right = box.right
        } else lines.push({text: node.data[offset]!, left: box.left, right: box.right, bottom: box.bottom})
      }
    }
    return lines.slice(0, -1).map(({text, left, right}, index) => ({
      first: text[0]!,
      last: text.at(-1)!,
      left: (column.left - left) / size,
      right: (right - column.right) / size,
      isWidened: paragraph.style.marginInlineEnd !== '',
      indent: index === 0 ? Number.parseFloat(textIndent) / size : undefined
    }))
  })
}

/** The edges of all lines except the first and last of their paragraphs. */
async function edgesIn(text: string, style?: string, css?: string): Promise<readonly Edge[]> {
  return (await allEdgesIn(text, style, css)).filter(({indent}) => indent === undefined)
}

async function allEdgesIn(text: string, style = 'plain', css = ''): Promise<readonly Edge[]> {
  let edges: readonly Edge[] = []
  const world = {
    ...textWorld({
      'paper.md': `---\ntitle: Edges\nlang: en\nstyle: q\n---\n\n${text}\n`,
      'styles/q/style.yaml': `extends: ${style}\n`,
      'styles/q/print.css': css
    }),
    asset: readAsset,
    typeset: async (job: TypesettingJob) => {
      const printed = await typesetter.typeset({...job, scripts: [...job.scripts, `(${edgesOfLines})()`]})
      edges = printed.results.at(-1) as typeof edges
      return printed
    }
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  expect((await build(world, createMemo(), options)).problems).toEqual([])
  return edges
}

const sentence =
  'Courts, “where they sit”, decide; yet responsibility, in international organisations, was “shared” and “so on” again. '
const text = Array.from({length: 24}, (_, index) => `${'A '.repeat(index)}${sentence.repeat(9)}`).join('\n\n')
const letter = /\p{L}/u

describe('optical margins of justified text', () => {
  test('full stops, commas, hyphens and quotation marks hang, letters do not', async () => {
    const edges = await edgesIn(text)
    expect(edges.length).toBeGreaterThan(150)
    for (const [marks, least, most] of [
      [/[.,]/, 0.1, 0.2],
      [/\u00ad/, 0.1, 0.25],
      [/”/, 0.15, 0.3],
      [letter, -0.03, 0.03]
    ] as const) {
      const rights = edges.filter(({last}) => marks.test(last)).map(({right}) => right)
      expect(rights.length, String(marks)).toBeGreaterThan(3)
      expect(Math.min(...rights), String(marks)).toBeGreaterThan(least)
      expect(Math.max(...rights), String(marks)).toBeLessThan(most)
    }
    const quoted = edges.filter(({first}) => first === '“').map(({left}) => left)
    expect(quoted.length).toBeGreaterThan(3)
    expect(Math.min(...quoted)).toBeGreaterThan(0.15)
    const others = edges.filter(({first}) => letter.test(first)).map(({left}) => Math.abs(left))
    expect(Math.max(...others)).toBeLessThan(0.03)
  })

  test('in two columns, they hang into the margins and between the columns', async () => {
    const edges = await edgesIn(text, 'twocolumn')
    const quoted = edges.filter(({first}) => first === '“').map(({left}) => left)
    expect(quoted.length).toBeGreaterThan(3)
    expect(Math.min(...quoted)).toBeGreaterThan(0.15)
  })

  test.for([
    ['“', 0.15, 0.3],
    ['«', 0.1, 0.2],
    ['(', 0.02, 0.05],
    ['¿', 0.03, 0.06],
    ['¡', 0.01, 0.05]
  ] as const)('a first line hangs at its start %s if it is not indented', async ([mark, least, most]) => {
    const opened = `${mark}Courts ${sentence.repeat(3)}`
    const edges = await allEdgesIn(`# Heading\n\n${opened}\n\n${opened}`)
    const [own, next] = edges.filter(({indent}) => indent !== undefined)
    expect(own).toMatchObject({first: mark, indent: 0})
    expect(own!.left).toBeGreaterThan(least)
    expect(own!.left).toBeLessThan(most)
    expect(next).toMatchObject({first: mark})
    expect(next!.left + next!.indent!).toBeCloseTo(0, 2)
  })

  test('a first line does not hang after the marker of a list item', async () => {
    const edges = await allEdgesIn(`- “Courts” ${sentence.repeat(3)}\n\n  Yet ${sentence.repeat(3)}`)
    const inside = edges.find(({first, indent}) => letter.test(first) && indent === undefined)!.left
    const [marked] = edges.filter(({indent}) => indent !== undefined)
    expect(marked).toMatchObject({first: '“', indent: 0})
    expect(marked!.left).toBeCloseTo(inside, 2)
  })

  test('nothing hangs if the page has no gutter', async () => {
    const edges = await edgesIn(text, 'twocolumn', ':root { --gutter-left: 0px }')
    expect(edges.some(({first}) => first === '“')).toBe(true)
    expect(Math.max(...edges.map(({left}) => left))).toBeLessThan(0.03)
    expect(Math.max(...edges.map(({right}) => right))).toBeGreaterThan(0.1)
  })

  test('nothing hangs if the style disables it', async () => {
    const edges = await edgesIn(text, 'plain', '.text { --optical-margins: off }')
    expect(edges.length).toBeGreaterThan(150)
    for (const {left, right} of edges) expect(Math.max(left, right)).toBeLessThan(0.03)
  })

  test('nothing hangs in right-to-left text', async () => {
    const words = 'این یک متن است، و «نقل» آن. '
    const edges = await edgesIn(`::: {lang=fa dir=rtl}\n${words.repeat(60)}\n:::\n\n${text}`)
    expect(edges.filter(({isWidened}) => !isWidened).length).toBeGreaterThan(5)
    for (const {first, isWidened} of edges) expect(isWidened, first).toBe(!/\p{Script=Arabic}|«/u.test(first))
  })
})
