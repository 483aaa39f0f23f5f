import {PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFString} from 'pdf-lib'
import {expect, test, vi} from 'vitest'
import {build} from '../../../src/build.ts'
import {createMemo} from '../../../src/core/memo.ts'
import {readAsset} from '../../../src/node/program/package.ts'
import {pdfOutput} from '../../built-pdfs.ts'
import {paintedText} from '../../pdf-text.ts'
import {typesetter} from '../../shared-typesetter.ts'
import {textWorld} from '../../world.ts'

vi.setConfig({testTimeout: 60_000, hookTimeout: 60_000})

/** The targets of the named destinations of a PDF: page, and points from its left and top. */
function destinations(document: PDFDocument): ReadonlyMap<string, {page: number; x: number; y: number}> {
  const tree = document.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict)
  const names = tree.lookup(PDFName.of('Names'), PDFArray)
  const found = new Map<string, {page: number; x: number; y: number}>()
  for (let index = 0; index < names.size(); index += 2) {
    const place = names.lookup(index + 1, PDFArray)
    const page = document.getPages().findIndex(({ref}) => ref === place.get(0))
    const [x, top] = [2, 3].map(part => place.lookup(part, PDFNumber).asNumber()) as [number, number]
    found.set(names.lookup(index, PDFString).decodeText(), {
      page,
      x,
      y: document.getPage(0).getHeight() - top
    })
  }
  return found
}

test.each(['plain', 'twocolumn', 'notes'])(
  'links lead to the painted position of their targets, in %s',
  async style => {
    const words = `${'Words and more words of a paragraph. '.repeat(30)}\n\n`
    const text = `---\ntitle: Places\nstyle: ${style}\n---\n\n# First {#one}\n\n${words}See [here](#two), [there](#three).\n\n# Second {#two}\n\n${words.repeat(6)}# Third {#three}\n\nEnd.\n`
    const world = {...textWorld({'paper.md': text}), asset: readAsset, typeset: typesetter.typeset}
    const options = {entry: 'paper.md', outputs: [pdfOutput], draft: true}
    const pdf = (await build(world, createMemo(), options)).artifacts[0]!.bytes
    const found = destinations(await PDFDocument.load(pdf, {updateMetadata: false}))
    const lines: {page: number; x: number; y: number; text: string}[] = []
    for (const {page, x, y, text: letters} of await paintedText(pdf)) {
      const last = lines.at(-1)
      if (last?.page === page && Math.abs(last.y - y) < 1) last.text += letters
      else lines.push({page, x, y, text: letters})
    }
    const lineWith = (heading: string) =>
      lines.findLast(line => line.text.toLowerCase().endsWith(heading.toLowerCase()))
    for (const [id, heading] of [
      ['two', 'Second'],
      ['three', 'Third']
    ] as const) {
      const piece = lineWith(heading)!
      const place = found.get(id)!
      expect(place.page).toBe(piece.page)
      // The distance from the top of the heading's box to its baseline.
      expect(piece.y - place.y).toBeGreaterThan(5)
      expect(piece.y - place.y).toBeLessThan(32)
      expect(Math.abs(piece.x - place.x)).toBeLessThan(160)
    }
  }
)
