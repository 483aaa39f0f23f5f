import {expect, test, vi} from 'vitest'
import {build} from '../../../../src/build.ts'
import {createMemo} from '../../../../src/core/memo.ts'
import {readAsset} from '../../../../src/node/program/package.ts'
import {pdfOutput} from '../../../built-pdfs.ts'
import {typesetter} from '../../../shared-typesetter.ts'
import {textWorld} from '../../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

const hash = '309cf2674ee7a0749978cf8265ab91a60aea0f7d'
const endless = `Argh${'a'.repeat(90)}`
const address = 'https://example.org/some/path/to/a/page/of/the/site/with/many/parts/of/a/long/address.html'
const caption = `Words ${endless.replace('Argh', 'Oh')}.`

/** Paragraphs, each with the start of the word that is reported; undefined if none is. */
const paragraphs: ReadonlyArray<readonly [text: string, reported: string | undefined]> = [
  [`The data have the SHA-512 sum ${hash.repeat(3)}.`, hash],
  [`The code is at swh:1:rev:${hash};origin=${hash}.`, undefined],
  [`Then ${endless} ends in a word of its own, which is wider than a line.`, 'Argh'],
  [`So does \`${endless.replace('Argh', 'code')}\` here.`, 'code'],
  [`![${caption}](a.svg)`, 'Oh'],
  [
    `The page <${address}> is divided after its separators, as is doi:10.1234/${hash.slice(0, 12)}.`,
    undefined
  ],
  [`The gene ${'acgt'.repeat(30)} has no syllables.`, undefined],
  [`The \`${'VeryLong'.repeat(14)}\` is divided before its capitals.`, undefined],
  ['Incomprehensibilities of counterrevolutionaries, '.repeat(12), undefined]
]

test('a word that is divided without a hyphen is reported at its place', async () => {
  const text = `---\ntitle: Words\nlang: en\n---\n\n${paragraphs.map(([one]) => one).join('\n\n')}\n`
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"/>'
  const world = {
    ...textWorld({'paper.md': text, 'a.svg': svg}),
    asset: readAsset,
    typeset: typesetter.typeset
  }
  const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
  const {diagnostics} = await build(world, createMemo(), options)
  const lines = text.split('\n')
  const found = diagnostics
    .filter(({rule}) => rule === 'word-broken')
    .map(({start}) => lines[start!.line - 1]!.slice(start!.column - 1))
  const reported = paragraphs.flatMap(([, word]) => word ?? [])
  expect(found.map((rest, index) => rest.startsWith(reported[index] ?? '-'))).toEqual(
    reported.map(() => true)
  )
  expect(found).toHaveLength(reported.length)
})
