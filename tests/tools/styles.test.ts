import {cpSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {beforeAll, describe, expect, test, vi} from 'vitest'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {axeFindings} from '../axe.ts'
import {galley, project, projectRoot} from '../galley.ts'
import {htmlFaults} from '../html-validate.ts'
import {judge} from '../judge.ts'

/** The sample article in every journal style, judged by external programs. */
vi.setConfig({testTimeout: 120_000, hookTimeout: 120_000})

const pdfinfo = judge('pdfinfo')
const pdffonts = judge('pdffonts')
const vnu = judge('vnu')
const pages = new Map<string, string>()

beforeAll(async () => {
  for (const style of builtInStyles) {
    const folder = project({})
    cpSync(join(projectRoot, 'docs/examples/article'), folder, {recursive: true})
    const settings = join(folder, 'manuscript.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^style: .*$/m, `style: ${style}`))
    const {code, out, err} = await galley(['build', folder])
    expect({code, err}, out).toEqual({code: 0, err: ''})
    expect(out).toMatch(/^no findings/)
    pages.set(style, join(folder, 'build/even-colour.html'))
  }
})

describe.each(builtInStyles)('%s', style => {
  test('html-validate finds nothing', async () => {
    expect(await htmlFaults(readFileSync(pages.get(style)!, 'utf8'))).toEqual([])
  })

  test.each(['light', 'dark'] as const)('axe finds nothing in the %s', async scheme => {
    expect(await axeFindings(pathToFileURL(pages.get(style)!).href, scheme)).toEqual([])
  })
})

/** Width and height in points of each style's pages. */
const sizes: Readonly<Record<string, string>> = {
  insights: '595 x 842',
  joss: '612 x 792',
  notes: '454 x 680',
  plain: '595 x 842',
  twocolumn: '595 x 842'
}

test.each(builtInStyles)('%s has pages of its size, in its own fonts, none of Type 3', style => {
  const pdf = pages.get(style)!.replace(/html$/, 'pdf')
  const [, width, height] = /Page size: +([\d.]+) x ([\d.]+)/.exec(pdfinfo([pdf]).stdout)!
  expect(`${Math.round(Number(width))} x ${Math.round(Number(height))}`).toBe(sizes[style])
  const fonts = pdffonts([pdf]).stdout.trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(3)
  for (const font of fonts)
    expect(font).toMatch(
      /^[A-Z]{6}\+(Source(Serif4|Sans3|CodePro)|STIX|Noto)\S* +CID TrueType +\S+ +yes yes yes/
    )
})

test('the Nu checker finds no error in any style', () => {
  const {stdout} = vnu(['--format', 'json', '--stdout', ...pages.values()])
  const messages = JSON.parse(stdout).messages as readonly {type: string}[]
  expect(messages.filter(({type}) => type === 'error')).toEqual([])
})
