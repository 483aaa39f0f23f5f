import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {Blob, Face} from 'harfbuzzjs'
import {describe, expect, test} from 'vitest'
import {build} from '../../../src/build.ts'
import {isWithin, readRanges, writeRanges} from '../../../src/core/character-ranges.ts'
import {characterTest, mayLack, type Setting} from '../../../src/core/face-characters.ts'
import {factsOfFonts} from '../../../src/core/faces/facts.ts'
import {readFontFacts} from '../../../src/core/faces/font-facts.ts'
import {builtInFacts} from '../../../src/core/faces/table.ts'
import {createMemo} from '../../../src/core/memo.ts'
import type {StyleFont} from '../../../src/core/types.ts'
import {builtInStyles} from '../../../src/load/styles/index.ts'
import {unpackFont} from '../../../src/node/fonts/unpack-font.ts'
import {standInFolder} from '../../../src/node/print/browser-fonts.ts'
import {readStyleSheet} from '../../../src/parse/settings/style.ts'
import {textWorld} from '../../world.ts'

const root = new URL('../../..', import.meta.url)

function fileOf(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path.replace(/^npm:/, 'node_modules/'), root)))
}

function fontsOf(style: string): readonly StyleFont[] {
  const yaml = readFileSync(new URL(`styles/${style}/style.yaml`, root), 'utf8')
  const {fonts, extends: ground} = readStyleSheet(yaml, 'style.yaml', `styles/${style}`)
  return [...fonts, ...(ground === undefined ? [] : fontsOf(ground))]
}

const fonts = builtInStyles.flatMap(fontsOf)

/** The characters of a font file, as HarfBuzz reads them. */
async function charactersOf(file: Uint8Array): Promise<string> {
  const unpacked = await unpackFont(file)
  return writeRanges([...new Face(new Blob(unpacked!)).collectUnicodes()].sort((a, b) => a - b))
}

describe('facts about fonts', () => {
  test('the table has the fonts of all styles, as written by `node tools/face-table.mjs`', async () => {
    for (const {file} of fonts) expect([...builtInFacts.keys()]).toContain(file)
    for (const [file, facts] of builtInFacts) {
      const font = fileOf(file)
      expect({file, facts: readFontFacts((await unpackFont(font))!)}).toEqual({file, facts})
      expect(facts.characters, file).toBe(await charactersOf(font))
    }
  })

  test('the table has the substitutes for fonts of the machine', () => {
    const names = [...builtInFacts.values()].map(({name}) => name)
    const files = readdirSync(standInFolder)
    expect(files.length).toBeGreaterThan(4)
    for (const file of files) {
      const facts = readFontFacts(new Uint8Array(readFileSync(join(standInFolder, file))))
      expect(names, file).toContain(facts?.name)
    }
  })

  test('are read from WOFF 2, WOFF and uncompressed fonts, with both kinds of outlines', async () => {
    const folder = 'npm:source-serif'
    const files = [
      `${folder}/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2`,
      `${folder}/WOFF/TTF/SourceSerif4-Regular.ttf.woff`,
      `${folder}/TTF/SourceSerif4-Regular.ttf`,
      `${folder}/OTF/SourceSerif4-Regular.otf`
    ]
    const {characters} = builtInFacts.get(files[0]!)!
    for (const file of files) {
      const facts = readFontFacts((await unpackFont(fileOf(file)))!)
      expect(facts?.name, file).toBe('SourceSerif4-Regular')
      expect(facts?.characters, file).toBe(characters)
    }
  })

  test('are undefined for other bytes', async () => {
    const short = fileOf('npm:source-serif/TTF/SourceSerif4-Regular.ttf').subarray(0, 2000)
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('wOF2 and words'), short]) {
      const unpacked = await unpackFont(bytes)
      expect(unpacked && readFontFacts(unpacked)).toBeUndefined()
    }
  })

  test('are read in step with the length of a table that repeats itself', () => {
    const groups = 4000
    const font = new DataView(new ArrayBuffer(100 + 12 * groups))
    const write = (at: number, ...values: readonly number[]): void => {
      for (const [index, value] of values.entries()) font.setUint32(at + 4 * index, value)
    }
    // Two tables, `cmap` at 44 and an empty `name` at 50, and the subtable of format 12 at 64.
    write(0, 0x00010000, 0x00020000)
    write(12, 0x636d6170, 0, 44, 60, 0x6e616d65, 0, 50, 6)
    write(44, 0x00000001, 0x0003000a, 20)
    write(64, 0x000c0000, 16, 0, groups)
    for (let group = 0; group < groups; group++) write(80 + 12 * group, 0x20, 0x10ffff, 1)
    const facts = readFontFacts(new Uint8Array(font.buffer))
    expect(facts?.characters).toBe('20-10ffff')
  })
})

test.each([
  ['20-7e a0', 'U+0020-007E, U+A0', [0x20, 0x7e, 0xa0], [0x1f, 0x7f, 0x9f, 0xa1]],
  ['1f98-1f9c', 'u+1F98-1f9c', [0x1f98, 0x1f9c], [0x1f97, 0x1f9d]],
  ['', '', [], [0, 0x20]]
])('ranges: %s', (written, css, inside, outside) => {
  for (const text of [written, css]) {
    const ranges = readRanges(text)
    for (const code of inside) expect(isWithin(ranges, code)).toBe(true)
    for (const code of outside) expect(isWithin(ranges, code)).toBe(false)
  }
})

describe.each(builtInStyles)('the fonts of %s', style => {
  const own = fontsOf(style)
  const has = (setting: Setting, lang = 'en') => characterTest(own, builtInFacts, setting, lang)

  test('have all characters that are taken for granted', () => {
    for (const setting of ['text', 'code'] as const) {
      const lacking: string[] = []
      const isThere = has(setting)
      for (let code = 0x20; code < 0x3000; code++) {
        const character = String.fromCodePoint(code)
        if (mayLack(character, own) || /\p{C}|\p{Z}/u.test(character)) continue
        if (!isThere(code)) lacking.push(character)
      }
      expect(lacking, setting).toEqual([])
    }
  })

  test('are used only if the faces of the text lack a character', () => {
    const serif = own.filter(({family}) => /^Galley (Serif|Caption|Display)$/.test(family))
    const faces = serif.map(({file}) => readRanges(builtInFacts.get(file)!.characters))
    for (const {unicodeRange} of own.filter(({purpose}) => purpose === 'signs')) {
      const held: string[] = []
      for (const [first, last] of readRanges(unicodeRange!))
        for (let code = first; code <= last; code++)
          if (faces.every(characters => isWithin(characters, code))) held.push(code.toString(16))
      expect(held).toEqual([])
    }
  })

  test('by setting and language', () => {
    const lacks = (text: string, setting: Setting, lang = 'en') =>
      [...text].filter(character => !has(setting, lang)(character.codePointAt(0)!)).join('')
    expect(lacks('a∇⊙ϵ‖✔ῆж孔ש', 'text')).toBe('孔ש')
    expect(lacks('a∇→├ж孔', 'code')).toBe('孔')
    expect(lacks('∇𝑥孔', 'math')).toBe('孔')
    // The Urdu font lacks a letter of Uighur; the fonts of Persian and of all other languages have it.
    expect(lacks('سۈ', 'text')).toBe('')
    expect(lacks('سۈ', 'text', 'fa')).toBe('')
    expect(lacks('سۈ', 'text', 'ur-PK')).toBe('ۈ')
  })
})

describe('fonts of a paper’s own style', () => {
  const style = (rows: string): Readonly<Record<string, string | Uint8Array>> => ({
    'manuscript.yaml': 'title: Title\nlicense: CC-BY-4.0\nstyle: styles/own\n',
    'styles/own/style.yaml': `name: Own\nextends: plain\nfonts:\n${rows}`,
    'styles/own/fonts/LICENSE': 'OFL',
    'styles/own/fonts/black.woff': fileOf('npm:source-sans/WOFF/TTF/SourceSans3-Black.ttf.woff'),
    'styles/own/fonts/greek.woff2': fileOf(
      'npm:@fontsource/source-code-pro/files/source-code-pro-greek-400-normal.woff2'
    ),
    '01.md': 'Ɓ and é, ɥ孔'
  })

  async function lacking(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
    const {diagnostics} = await build(textWorld(files), createMemo(), {entry: '', outputs: []})
    return diagnostics.flatMap(({rule, subject}) => (rule === 'character-missing' ? [subject!] : []))
  }

  test('are parsed', async () => {
    const row = '  - {family: Own, file: fonts/black.woff}\n'
    expect(await lacking(style(row))).toEqual(['孔'])
    const facts = await factsOfFonts(
      [{family: 'Own', weight: '400', style: 'normal', file: 'styles/own/fonts/black.woff'}],
      textWorld(style(row)),
      createMemo()
    )
    expect([...facts.values()].map(({name}) => name)).toEqual(['SourceSans3-Black'])
  })

  test('are used in a style that extends no other', async () => {
    const page = readFileSync(new URL('styles/plain/page.html', root), 'utf8')
    const files = {
      ...style('  - {family: Own, file: fonts/greek.woff2}\n'),
      'styles/own/style.yaml': 'name: Own\ncsl: apa\nfonts:\n  - {family: Own, file: fonts/greek.woff2}\n',
      'styles/own/page.html': page
    }
    expect(await lacking({...files, '01.md': 'A α é.'})).toEqual(['é', '.'])
  })

  test('are used if the list of families names them', async () => {
    // A private-use character; STIX Two Math has some.
    const text = {'01.md': 'A \ue023.'}
    expect(await lacking({...style(''), ...text})).toEqual(['\ue023'])
    const file = 'npm:@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'
    const row = `  - {family: Own, unicode-range: "U+E000-E3C8", file: "${file}"}\n`
    expect(await lacking({...style(row), ...text})).toEqual([])
  })

  test('count as having all characters if they are unreadable', async () => {
    const files = style('  - {family: Own, file: fonts/broken.woff2}\n')
    expect(await lacking({...files, 'styles/own/fonts/broken.woff2': 'wOF2'})).toEqual([])
  })
})
