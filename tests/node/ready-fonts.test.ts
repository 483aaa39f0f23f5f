import {createHash} from 'node:crypto'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {builtInStyles} from '../../src/load/styles/index.ts'
import {letterFace} from '../../src/node/fonts/letter-face.ts'
import {readyFonts} from '../../src/node/fonts/ready-fonts.ts'
import {unpackFont} from '../../src/node/fonts/unpack-font.ts'
import {readAsset} from '../../src/node/program/package.ts'
import {readLetterFont} from '../../src/outputs/formulas/font/math-font.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {readMeasures} from '../../src/outputs/text-faces/measures.ts'
import {lettersOfEveryPage} from '../../src/outputs/text-faces/usual-letters.ts'
import {textWorld} from '../world.ts'

const serif = 'npm:source-serif/WOFF2/TTF/SourceSerif4-Regular.ttf.woff2'
const fileOf = async (name: string): Promise<Uint8Array> => (await readAsset(name))!
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test.each(builtInStyles)('the faces of a paper in %s are ready', async style => {
  const cut: string[] = []
  const world = {
    ...textWorld({
      'manuscript.yaml': `title: Zoë Müller’s paper\nlang: en\nauthor: Ada Example\nstyle: ${style}\n`,
      '01.md': 'A *first* **bold** paper of Müller and Šimić.\n'
    }),
    readyFont: readyFonts(),
    async subsetLetters(font: Uint8Array, letters: string) {
      cut.push(letters)
      return font
    }
  }
  const {artifacts} = await build(world, createMemo(), {entry: '', outputs: [htmlOutput], draft: true})
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const faces = [...html.matchAll(/base64,(d09GMg[\w+/=]*)\)/g)]
  expect(cut).toEqual([])
  expect(faces.length).toBeGreaterThan(3)
  const {characters} = readLetterFont(unpackFont(Buffer.from(faces[0]![1]!, 'base64'))!)!
  for (const letter of 'Zoë MÜLLER') expect([...characters.keys()]).toContain(letter.codePointAt(0))
})

test('a ready face is hardly larger than one that is cut, and the same font', async () => {
  const font = await fileOf(serif)
  const ready = readyFonts()(hashOf(font))!
  expect(ready.measures).toEqual(readMeasures(unpackFont(font)!))
  for (const letters of ['', 'éÉ', 'éÉßšŠáÁ', 'áéïôöüğłřÁÉÏÔÖÜĞŁŘ']) {
    const face = (await ready.face(`${lettersOfEveryPage}${letters}`, []))!
    const cut = (await letterFace(font, `${lettersOfEveryPage}${letters}`, []))!
    expect(face.length).toBeLessThan(1.1 * cut.length)
  }
})

test('other letters, features and fonts have no ready face', async () => {
  const ready = readyFonts()
  const {face} = ready(hashOf(await fileOf(serif)))!
  expect(await face(`${lettersOfEveryPage}λ`, [])).toBeUndefined()
  expect(await face(lettersOfEveryPage, ['smcp'])).toBeUndefined()
  expect(ready(hashOf(new Uint8Array()))).toBeUndefined()
  expect(readyFonts(() => undefined)(hashOf(await fileOf(serif)))).toBeUndefined()
})
