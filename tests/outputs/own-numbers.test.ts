import {strFromU8, unzipSync} from 'fflate'
import {expect, test} from 'vitest'
import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {docxOutput} from '../../src/outputs/docx/index.ts'
import {epubOutput} from '../../src/outputs/epub/index.ts'
import {fragmentOutput} from '../../src/outputs/fragment/index.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import {jatsOutput} from '../../src/outputs/jats/index.ts'
import {markdownOutput} from '../../src/outputs/markdown/index.ts'
import type {Output} from '../../src/outputs/output.ts'
import {buildPrintPage} from '../../src/outputs/pdf/page/print-page.ts'
import {articleOf, renderingOf} from '../compose/article.ts'
import {textWorld} from '../world.ts'

const paper = [
  '\\begin{equation}\\tag*{Gauss}\\label{eq:g}\na\n\\end{equation}',
  '\\begin{align}\nb &= c \\tag*{Euler} \\\\\nd &= e\n\\end{align}',
  '\\begin{proof}\nSo\n\\[ f = g. \\qedhere \\]\n\\end{proof}'
].join('\n\n')

const outputs: ReadonlyArray<readonly [name: string, output: Output]> = [
  ['html', htmlOutput],
  ['fragment', fragmentOutput],
  ['docx', docxOutput],
  ['jats', jatsOutput],
  ['epub', epubOutput],
  ['markdown', markdownOutput]
]

async function textOf(output: Output): Promise<string> {
  const {artifacts} = await build(textWorld({'01.md': paper}), createMemo(), {
    entry: '',
    draft: true,
    outputs: [output]
  })
  const bytes = artifacts.map(each => each.bytes)
  const files = bytes.flatMap(each =>
    strFromU8(each.slice(0, 2)) === 'PK' ? Object.values(unzipSync(each)) : [each]
  )
  return files.map(each => strFromU8(each)).join('\n')
}

/** The words of markup, without the words of formulas for readers. */
function plain(markup: string): string {
  return markup.replace(/<[^<>]*>/g, '')
}

test.each(outputs)(
  '%s prints the number of `\\tag*` without brackets, and a mark where the author has it',
  async (_, output) => {
    const words = plain(await textOf(output))
    expect(words).toContain('Gauss')
    expect(words).not.toContain('(Gauss)')
    expect(words).toContain('Euler')
    expect(words).not.toContain('(Euler)')
    expect(words).toContain('(1)')
    expect(words.match(/∎/g)).toHaveLength(1)
    expect(words).not.toContain('(∎)')
  }
)

test('the PDF prints them so, too', async () => {
  const page = await buildPrintPage(await renderingOf({'01.md': paper}))
  const words = plain(page.html)
  expect(words).toMatch(/Gauss[\s\S]*Euler[\s\S]*\(1\)[\s\S]*∎/)
  expect(words).not.toMatch(/\((?:Gauss|Euler|∎)\)/)
})

test('a tag may contain the number of another formula', async () => {
  const source =
    "\\begin{align}\na &= b \\label{eq:a}\\\\\nc &= d \\tag{\\ref{eq:a}$'$}\\label{eq:b}\\\\\ne &= f \\tag{\\ref{eq:b}x}\\\\\ng &= h \\tag{\\eqref{eq:x}}\n\\end{align}"
  const {diagnostics, article} = await renderingOf({'01.md': source})
  expect(article.body[0]).toMatchObject({lines: ['1', "1$'$", "{1$'$}x", '(??)']})
  const missing = diagnostics.filter(({code}) => code === 'G301')
  expect(missing.map(({message}) => message)).toEqual(['The paper has no label `eq:x`'])
})

test('tags that refer to each other in a circle end', async () => {
  const article = await articleOf({
    '01.md':
      '\\begin{align}\na \\tag{\\ref{eq:b}}\\label{eq:a}\\\\\nb \\tag{\\ref{eq:a}}\\label{eq:b}\n\\end{align}'
  })
  expect(article.body[0]).toMatchObject({lines: ['??', '??']})
})

test('a formula with a number has no mark of the proof besides', async () => {
  const {article} = await renderingOf({
    '01.md': '\\begin{proof}\n\\begin{equation}\na \\qedhere\n\\end{equation}\n\\end{proof}'
  })
  expect(article.body[0]).toMatchObject({children: [{type: 'equation', tex: 'a', number: '1'}]})
})
