import {expect, test, vi} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {createTypesetter} from '../../src/node/print/typesetter.ts'
import {writeFile} from '../../src/outputs/pdf/file/file-writing.ts'
import {openPdf} from '../../src/outputs/pdf/file/index.ts'
import {pdfOutput} from '../built-pdfs.ts'
import {firstBreaks} from '../first-edition-breaks.ts'
import {judge} from '../judge.ts'
import {project} from '../project.ts'
import {breaks} from '../second-edition-breaks.ts'
import {everyConstruct} from '../second-edition-paper.ts'
import {part} from '../tier.ts'
import {textWorld} from '../world.ts'

vi.setConfig({testTimeout: 300_000})

const verapdf = judge('verapdf')

/** The breaks that veraPDF accepts: a `P` without a namespace is one of PDF 1.7, and MathML replaces the words of a formula. */
const unseen: ReadonlySet<string> = new Set(['the namespace of a tag', 'the words of a formula'])

/** Half of the breaks, chosen by the commit. */
const brokenNow = part(breaks, 2, ([what]) => what)

test('veraPDF finds a paper PDF/UA-2 as built, and not with a part broken by hand, save two where we are stricter', async () => {
  const typesetter = createTypesetter({warn: () => undefined})
  const world = {...textWorld(everyConstruct), typeset: typesetter.typeset}
  const {artifacts} = await build(world, createMemo(), {
    entry: 'paper.md',
    outputs: [pdfOutput],
    draft: true,
    pdfStandards: ['a-4', 'ua-2']
  })
  await typesetter.close()
  const files: Record<string, Uint8Array> = {'sound.pdf': artifacts[0]!.bytes}
  for (const [index, [, , change]] of brokenNow.entries()) {
    const file = await openPdf(artifacts[0]!.bytes)
    change(file)
    files[`${index}.pdf`] = await writeFile(file, '2.0')
  }
  const {stdout} = verapdf(['--as', 'ua2', project(files)])
  const found = stdout.split('\n').flatMap(line => /^(\w+)\.pdf: is not PDF\/UA-2/.exec(line)?.[1] ?? [])
  const expected = brokenNow.flatMap(([what], index) => (unseen.has(what) ? [] : [String(index)]))
  expect(found.sort()).toEqual(expected.sort())
})

/**
 * The standard that a file no longer meets after a break, according to veraPDF; after the other breaks, it meets
 * neither.
 */
const costs: Readonly<Record<string, string>> = {
  'a smooth picture': 'PDF/A-2a',
  'colours of a picture': 'PDF/A-2a',
  'graphics in graphics': 'PDF/A-2a',
  'the words of a picture': 'PDF/UA-1',
  'the words of a formula': 'PDF/UA-1',
  'the words of a link': 'PDF/UA-1',
  // The cells refer to their header, which is enough for veraPDF.
  'the scope of a header': '',
  'a cell of a row': 'PDF/UA-1',
  'the level of a heading': 'PDF/UA-1'
}

/** Half of the breaks, chosen by the commit. */
const firstBrokenNow = part(firstBreaks, 2, ([what]) => what)

test('veraPDF finds a paper PDF/A-2a and PDF/UA-1 as built, and not with a part broken by hand', async () => {
  const typesetter = createTypesetter({warn: () => undefined})
  const world = {...textWorld(everyConstruct), typeset: typesetter.typeset}
  const {artifacts} = await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
  await typesetter.close()
  const files: Record<string, Uint8Array> = {'sound.pdf': artifacts[0]!.bytes}
  for (const [index, [, , change]] of firstBrokenNow.entries()) {
    const file = await openPdf(artifacts[0]!.bytes)
    change(file)
    files[`${index}.pdf`] = await writeFile(file, '1.7')
  }
  const {stdout} = verapdf(['--as', '2a,ua1', project(files)])
  const found = new Map<string, string[]>()
  for (const [, number = '', standard = ''] of stdout.matchAll(/^(\w+)\.pdf: is not (\S+)$/gm))
    found.set(number, [...(found.get(number) ?? []), standard].sort())
  expect(found.get('sound')).toBeUndefined()
  const seen = firstBrokenNow.map(([what], index) => [what, (found.get(String(index)) ?? []).join()])
  const expected = firstBrokenNow.map(([what]) => [what, costs[what] ?? 'PDF/A-2a,PDF/UA-1'])
  expect(seen).toEqual(expected)
})
