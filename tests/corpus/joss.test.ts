import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Diagnostic} from '../../src/core/types.ts'
import {plainText, walk} from '../../src/core/walk.ts'
import {openDisk} from '../../src/node/world.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {galley, project} from '../galley.ts'
import {part} from '../tier.ts'
import {corpus, corpusTest} from './corpus.ts'

type Paper = Readonly<{
  paper: string
  citations: number
  uncited: readonly string[]
  unresolved: readonly string[]
  images_absent: readonly string[]
}>

const expected = join(corpus, 'expected/joss.json')
const papers = existsSync(expected)
  ? Object.entries((JSON.parse(readFileSync(expected, 'utf8')) as {papers: Record<string, Paper>}).papers)
  : []

corpusTest('there are twenty-five papers', () => expect(papers).toHaveLength(25))

for (const [name, paper] of papers) {
  corpusTest(`${name}: exactly the known undefined and uncited keys, and every word`, async () => {
    const file = join(corpus, paper.paper)
    const {world} = openDisk(dirname(file), async () => {
      throw new Error('nothing is printed here')
    })
    const entry = file.slice(dirname(file).length + 1)
    const {manuscript, diagnostics, artifacts, problems} = await build(world, createMemo(), {
      entry,
      outputs: [htmlOutput],
      draft: true
    })
    const subjects = (rule: string): string[] =>
      [
        ...new Set(
          diagnostics.filter(found => found.rule === rule).map((found: Diagnostic) => found.subject ?? '')
        )
      ].sort()
    expect(subjects('citation-undefined')).toEqual([...paper.unresolved].sort())
    expect(subjects('reference-uncited')).toEqual([...paper.uncited].sort())
    expect(manuscript.citations.flatMap(({citation}) => citation.items)).toHaveLength(paper.citations)
    expect(subjects('cross-reference-undefined')).toEqual([])
    expect(problems).toEqual([])

    const page = new TextDecoder().decode(artifacts[0]!.bytes)
    expect(page.match(/<span class="citation" id="/g) ?? []).toHaveLength(manuscript.citations.length)
    const printed = letters(page.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ''))
    walk(manuscript.chapters[0]!.tree, node => {
      if (node.type === 'footnoteDefinition' || node.type === 'definition') return
      if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') {
        for (const word of plainText(node).split(/\s+/))
          expect(printed.includes(letters(word)), word).toBe(true)
      }
    })
  })
}

corpusTest(
  'papers as HTML and PDF, each from the command line',
  async () => {
    for (const [, paper] of part(papers, 5, ([name]) => name)) {
      const folder = project({})
      const {code, err} = await galley([
        'build',
        join(corpus, paper.paper),
        '--to',
        'html,pdf',
        '--draft',
        '--output',
        folder
      ])
      // Warnings, about missing pictures, are the only permitted messages.
      expect(err, paper.paper).not.toMatch(/galley: (?!warning)/)
      expect([0, 1]).toContain(code)
      const names = readdirSync(folder).sort()
      expect(
        names.filter(name => /\.(html|pdf)$/.test(name)),
        paper.paper
      ).toHaveLength(2)
      expect(
        readFileSync(join(folder, names.find(name => name.endsWith('.pdf'))!))
          .subarray(0, 5)
          .toString()
      ).toBe('%PDF-')
    }
  },
  240_000
)

/** Keeps only letters and digits, after decoding the entities of the page. */
function letters(text: string): string {
  return text
    .replace(/&#x([0-9A-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot);/g, ' ')
    .replace(/[^\p{L}\p{N}]/gu, '')
}
