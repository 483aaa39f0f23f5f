import {readFileSync} from 'node:fs'
import {unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {crossrefOutput} from '../../src/outputs/crossref/index.ts'
import {dataciteOutput} from '../../src/outputs/datacite/index.ts'
import {doajOutput} from '../../src/outputs/doaj/index.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import {filesOf} from '../small-papers.ts'
import {textWorld} from '../world.ts'

const folder = new URL('../data/whole-paper/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const files = {
  'manuscript.yaml': read('manuscript.yaml'),
  '01.md': read('01.md'),
  'references.bib': read('references.bib'),
  'map.svg': read('map.svg.txt'),
  'styles/kiln/style.yaml': read('style.yaml')
}

/** The texts of an artifact that are compared: the file, or the parts of a package. */
function textsOf(path: string, bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? unzipSync(bytes) : {'': bytes}
  return new Map(
    Object.entries(parts)
      .filter(([part]) => !/\.(?:svg|woff2|css|txt|ttf)$|^mimetype$/.test(part))
      .map(([part, content]) => [
        `${path.slice(path.indexOf('.') + 1)}${part === '' ? '' : `-${part.replaceAll('/', '-')}`}`,
        inLines(new TextDecoder().decode(content))
      ])
  )
}

/** A text with a line for each element, without scripts, style sheets and pictures within a page. */
function inLines(text: string): string {
  return text
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '<$1/>')
    .replace(/(data:[\w/+]+;base64,)[\w+/=]+/g, '$1…')
    .replaceAll('><', '>\n<')
}

const outputs = [
  htmlOutput,
  docxOutput,
  jatsOutput,
  crossrefOutput,
  epubOutput,
  dataciteOutput,
  doajOutput,
  markdownOutput
]

test('a paper with all notations gives these files', async () => {
  const {artifacts} = await build(textWorld(files), createMemo(), {entry: '', draft: true, outputs})
  expect(artifacts.length).toBe(outputs.length)
  for (const {path, bytes} of artifacts)
    for (const [name, text] of textsOf(path, bytes))
      await expect(text).toMatchFileSnapshot(new URL(`outputs/${name}.txt`, folder).pathname)
})

/** Parts of packages that differ between papers. */
const contents = /^(?:html|docx-word-(?:document|footnotes|comments)\.xml|jats|markdown|epub-EPUB-text)/

test.each(['chapters', 'german', 'urdu'])('the paper %s gives these texts', async name => {
  const memo = createMemo()
  const {artifacts} = await build(textWorld(filesOf(name)), memo, {
    entry: '',
    draft: true,
    outputs: [htmlOutput, docxOutput, jatsOutput, markdownOutput]
  })
  for (const {path, bytes} of artifacts)
    for (const [part, text] of textsOf(path, bytes))
      if (contents.test(part))
        await expect(articleIn(text)).toMatchFileSnapshot(
          new URL(`../small-papers/outputs/${name}-${part}.txt`, folder).pathname
        )
})

/** The article of a page, or another text as it is. */
function articleIn(text: string): string {
  return /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? text
}
