import {describe, expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {fix} from '../../src/check/fix/index.ts'
import {decodeSaved, encodeSaved} from '../../src/core/decode.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

const yaml = 'title: A\nlang: de\nlicense: CC-BY-4.0\nbibliography: refs.bib\n'
const paper: Readonly<Record<string, string>> = {
  'manuscript.yaml': yaml,
  '01.md': '# Für\n\nMüller [@m, @n] in Zürich.\n',
  'refs.bib':
    '@book{m, author={Müller, Ina}, title={Öl}, publisher={Ü}, year=2001}\n@book{n, author={N, É}, title={Ton}, publisher={Ü}, year=2002}\n'
}

/** A text as saved by an old program: in Latin-1, or in UTF-8 with one word in another encoding. */
const encodings: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['Latin-1', text => text.replace(/[\x80-\xFF]/g, sign => String.fromCharCode(0xdc00 + sign.charCodeAt(0)))],
  [
    'UTF-8 with one byte',
    text => text.replace(/[\x80-\xFF]/, sign => String.fromCharCode(0xdc00 + sign.charCodeAt(0)))
  ],
  ['Latin-1 with CRLF', text => encodings[0]![1](text).replaceAll('\n', '\r\n')]
]

const files: ReadonlyArray<readonly [string, Readonly<Record<string, string>>]> = [
  ['01.md', paper],
  ['refs.bib', paper],
  ['manuscript.yaml', {...paper, 'manuscript.yaml': `${yaml}abstract: Für alle.\n`}],
  ...['style.yaml', 'screen.css'].map((name): readonly [string, Readonly<Record<string, string>>] => [
    `styles/own/${name}`,
    {
      ...paper,
      'manuscript.yaml': `${yaml}style: own\n`,
      'styles/own/style.yaml': '# Für uns\nextends: plain\n',
      'styles/own/screen.css': '/* Für Über */\nbody { color: black; }\n'
    }
  ]),
  [
    'refs.json',
    {
      ...paper,
      'manuscript.yaml': yaml.replace('.bib', '.json'),
      'refs.json': '[\n{"id":"m","type":"book","title":"Öl"},\n{"id":"n","type":"book","title":"Für"}]\n'
    }
  ]
]

const cases = files.flatMap(([file, saved]) =>
  encodings.map(([name, encode]) => [file, name, saved, encode] as const)
)

describe.each(cases)('%s in %s', (file, _, saved, encode) => {
  const old = {...saved, [file]: encode(saved[file]!)}
  const check = async (world: ReturnType<typeof textWorld>) =>
    (await build(world, createMemo(), {entry: '', outputs: []})).diagnostics

  test('is read, with one warning at the first character', async () => {
    const found = await check(textWorld(old))
    const plain = await check(textWorld(saved))
    const rules = (all: typeof found) => all.map(({rule, start}) => `${rule} ${start?.line}:${start?.column}`)
    const warning = found.filter(({rule}) => rule === 'file-encoding')
    expect(warning.map(each => each.file)).toEqual([file])
    expect(rules(found.filter(({rule}) => rule !== 'file-encoding'))).toEqual(rules(plain))
    const {line, column} = warning[0]!.start!
    expect(saved[file]!.split('\n')[line - 1]!.charAt(column - 1)).toMatch(/[À-ÿ]/)
  })

  test('is saved as UTF-8 with its other repairs, and otherwise as it was', async () => {
    const world = textWorld(old)
    const {files: fixed, stable} = await fix(world, await check(world), check)
    const after = new Map(fixed.map(each => [each.path, each.after]))
    const ends = (text: string) => (old[file]!.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text)
    expect(stable).toBe(true)
    const expected = saved[file]!.replace('[@m, @n]', '[@m; @n]')
    expect(after.get(file)).toBe(ends(expected))
    for (const {path, before} of fixed) expect(before).toBe(old[path])
  })
})

test('the bytes of a file that is not repaired stay', () => {
  const bytes = encodeSaved('M\uDCFCller\r\n')
  expect(encodeSaved(decodeSaved(bytes))).toEqual(bytes)
})
