import {existsSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {afterAll, expect} from 'vitest'
import {type Build, build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {plainText, walk} from '../../src/core/walk.ts'
import {createPrinter} from '../../src/node/print.ts'
import {diskWorld} from '../../src/node/world.ts'
import {pdfOutput} from '../../src/outputs/pdf/index.ts'
import {readTextAloud} from '../pdf-structure.ts'
import {uaFaults} from '../pdf-ua.ts'
import {corpus, corpusTest} from './corpus.ts'

/**
 * Real papers as PDF, each in one of the styles in turn: nothing stands elsewhere than it was composed, the tags are
 * those of PDF/UA, and each text of the author is in the PDF. `GALLEY_ALL_STYLES=1` prints each paper in each style.
 */
const styles = ['insights', 'joss', 'notes', 'plain', 'twocolumn']

const printer = createPrinter({warn: () => undefined})
afterAll(() => printer.close())

type Paper = Readonly<{name: string; folder: string; text: string}>

function papers(): readonly Paper[] {
  if (!existsSync(corpus)) return []
  const {papers: listed} = JSON.parse(readFileSync(join(corpus, 'expected/joss.json'), 'utf8')) as {
    papers: Record<string, {paper: string}>
  }
  return [...Object.entries(listed).map(([name, {paper}]) => paperAt(name, paper)), thesis()]
}

function paperAt(name: string, path: string): Paper {
  return {name, folder: join(corpus, dirname(path)), text: readFileSync(join(corpus, path), 'utf8')}
}

/** A thesis of 43,000 words in French; its makefile joins its files. */
function thesis(): Paper {
  const folder = join(corpus, 'pandoc/guillawme-these-fr')
  const [, listed = ''] =
    /^files = ([\s\S]*?[^\\])\n/m.exec(readFileSync(join(folder, 'makefile'), 'utf8')) ?? []
  const files = listed.split(/[\s\\]+/).flatMap(path => (path.includes('*') ? numbered(path) : [path]))
  return {
    name: 'guillawme-these-fr',
    folder,
    text: files.map(path => readFileSync(join(folder, path), 'utf8')).join('\n\n')
  }
}

/** The four files that `chap*.md` means. */
function numbered(pattern: string): readonly string[] {
  return [1, 2, 3, 4].map(number => pattern.replace('*', String(number)))
}

async function printIn(style: string, {folder, text}: Paper): Promise<Build> {
  const {world} = diskWorld(folder, printer.print)
  const styled = new TextEncoder().encode(text.replace('---\n', `---\nstyle: ${style}\n`))
  const printed = {
    ...world,
    read: async (path: string) => (path === 'printed.md' ? styled : world.read(path))
  }
  return build(printed, createMemo(), {entry: 'printed.md', outputs: [pdfOutput], draft: true})
}

for (const [index, paper] of papers().entries()) {
  for (const style of process.env.GALLEY_ALL_STYLES ? styles : [styles[index % styles.length]!]) {
    corpusTest(`${paper.name} is printed whole in ${style}`, async () => {
      const {manuscript, diagnostics, problems, artifacts} = await printIn(style, paper)
      expect(manuscript.project.style.name).toBe(style)
      const pdf = artifacts[0]!.bytes

      const skips = diagnostics.some(({rule}) => rule === 'heading-skipped')
      const faults = await uaFaults(pdf)
      const others = faults.filter(fault => !(skips && /^H\d after H\d/.test(fault)))
      expect([...problems, ...others]).toEqual([])

      const printed = letters(await readTextAloud(pdf))
      const lost: string[] = []
      for (const {tree} of manuscript.chapters) {
        walk(tree, node => {
          if (!['text', 'inlineCode', 'code'].includes(node.type)) return
          const text = plainText(node)
          if (!printed.includes(letters(text))) lost.push(text)
        })
      }
      expect(lost).toEqual([])
    })
  }
}

function letters(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
