import {chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {PDFDict, PDFDocument, PDFName} from 'pdf-lib'
import {describe, expect, test} from 'vitest'
import {galley, project, projectRoot} from '../galley.ts'

/** Fonts that only this machine has: a PDF that shows such a font differs on another machine. */

/** A folder of fonts, with the fontconfig settings that make it the machine's. */
function machineWith(...files: readonly string[]): Record<string, string> {
  const folder = project({})
  // The browser may run as another user.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, '.fonts'))
  for (const [index, file] of files.entries()) {
    const ending = file.slice(file.lastIndexOf('.'))
    writeFileSync(
      join(folder, '.fonts', `${index}${ending}`),
      readFileSync(join(projectRoot, 'node_modules', file))
    )
  }
  const configuration = `<?xml version="1.0"?><fontconfig><dir>${folder}/.fonts</dir></fontconfig>`
  writeFileSync(join(folder, 'fonts.conf'), configuration)
  return {FONTCONFIG_FILE: join(folder, 'fonts.conf'), XDG_DATA_HOME: folder}
}

const black = 'source-sans/TTF/SourceSans3-Black.ttf'
const blackOutlines = 'source-sans/OTF/SourceSans3-Black.otf'

const paper = {
  'manuscript/manuscript.yaml': 'title: A paper\nlicense: CC-BY-4.0\nstyle: own\n',
  'manuscript/01.md':
    '# One\n\nWords, 孔子, ∇ and `code ├── ⊙`.\n\n![A drawing](drawing.svg){alt="A word"}\n',
  'manuscript/drawing.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><text y="20" font-family="Source Sans 3 Black">Word</text><text y="20" font-family="Arial" font-weight="bold">Bold</text></svg>',
  'styles/own/style.yaml': 'name: Own\nextends: plain\n',
  'styles/own/print.css': '.text { font-family: "Source Sans 3 Black", serif }\n'
}

/** The files built on a machine, and the messages. */
async function built(env: Record<string, string>) {
  const folder = project(paper)
  const {code, err} = await galley(['build', folder], {env})
  expect(code).toBe(0)
  const bytes = readFileSync(join(folder, 'build/a-paper.pdf'))
  const manifest = JSON.parse(readFileSync(join(folder, 'build/manifest.json'), 'utf8')) as {
    environment: Record<string, string>
  }
  const ofMachine = Object.keys(manifest.environment).filter(name => name.startsWith('machine'))
  return {folder, err, bytes, fonts: await fontsOf(bytes), ofMachine}
}

async function fontsOf(pdf: Uint8Array): Promise<readonly string[]> {
  const {context} = await PDFDocument.load(pdf, {updateMetadata: false})
  return context.enumerateIndirectObjects().flatMap(([, object]) => {
    const base = object instanceof PDFDict ? object.get(PDFName.of('BaseFont')) : undefined
    return base === undefined ? [] : [String(base)]
  })
}

describe('a style sheet with a font of the machine', () => {
  test('is set in a substitute of galley’s, the same on every machine', async () => {
    const none = await built(machineWith())
    expect(none.err).not.toContain('of this machine')
    expect(none.ofMachine).toEqual([])
    expect(none.fonts.some(font => font.endsWith('+SourceSerif4-Regular'))).toBe(true)
    const env = {...machineWith(black, blackOutlines), FONTCONFIG_PATH: '/etc/fonts'}
    const {bytes, fonts, ofMachine} = await built(env)
    expect(fonts.filter(font => /Black/.test(font))).toEqual([])
    expect(ofMachine).toEqual([])
    expect(bytes.equals(none.bytes)).toBe(true)
  })

  test.each([
    ['with quadratic outlines', black],
    ['with cubic outlines', blackOutlines]
  ])('is set in that font on request, with a warning: %s', async (_, font) => {
    const env = {...machineWith(font), GALLEY_FONTS: 'machine'}
    const {err, ofMachine} = await built(env)
    expect(err).toContain('The PDF has the font `SourceSans3-Black` of this machine')
    expect(ofMachine).toEqual(['machine font SourceSans3-Black'])
  })

  test('cannot be compared with a machine without the font', async () => {
    const env = {...machineWith(black), GALLEY_FONTS: 'machine'}
    const {folder} = await built(env)
    expect((await galley(['verify', folder], {env})).code).toBe(0)
    const elsewhere = await galley(['verify', folder], {env: machineWith()})
    expect(elsewhere.out).toContain('machine font SourceSans3-Black')
    expect(elsewhere.code).toBe(2)
  })
})

test('leaves no configuration of fonts behind', async () => {
  const env = {...machineWith(), TMPDIR: project({})}
  await built(env)
  expect(readdirSync(env.TMPDIR)).toEqual([])
})
