import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {fromBase64} from '../../src/core/base64.ts'
import {createMemo} from '../../src/core/memo.ts'
import {fontPrograms} from '../../src/node/fonts/programs.ts'
import {unpackFont} from '../../src/node/fonts/unpack-font.ts'
import {readMathFont} from '../../src/outputs/formulas/font/math-font.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {textWorld} from '../world.ts'

/** The embedded formula font of a paper's HTML, as a WOFF2 file; undefined if there is none. */
async function faceOf(text: string): Promise<Uint8Array | undefined> {
  const world = {...textWorld({'paper.md': `---\ntitle: T\nlang: en\n---\n${text}`}), ...fontPrograms()}
  const options = {entry: 'paper.md', outputs: [htmlOutput], draft: true}
  const {artifacts} = await build(world, createMemo(), options)
  const html = new TextDecoder().decode(artifacts[0]!.bytes)
  const written = /font-family:"Galley Math"[^}]*base64,([^)]*)\)/.exec(html)?.[1]
  return written === undefined ? undefined : fromBase64(written)
}

test('a page with formulas has a mathematical font for them', async () => {
  const face = await faceOf('Let $x = \\sqrt{\\frac{\\alpha}{2}}$ and $$\\sum_{i} \\left(\\int f\\right)$$')
  expect(face!.length).toBeLessThan(20_000)
  const font = readMathFont(unpackFont(face!)!)!
  const has = (sign: string) => font.characters.has(sign.codePointAt(0)!)
  // Browsers show MathML identifiers in italics and draw the radical sign, so the font needs both.
  expect([...'x𝑥𝛼√∑∫('].filter(sign => !has(sign))).toEqual([])
  expect(has('ℵ')).toBe(false)
  const sizes = (sign: string) => font.math.vertical.get(font.characters.get(sign.codePointAt(0)!)!)!
  expect(sizes('∑').variants.length).toBeGreaterThan(1)
  expect(sizes('(').parts.length).toBeGreaterThan(1)
})

test('a page without formulas has none', async () => {
  expect(await faceOf('No formula.')).toBeUndefined()
})
