import {readFileSync} from 'node:fs'
import type {Table, TableRow} from 'mdast'
import {toString as plainText} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {describe, expect, test} from 'vitest'
import {articleWords} from '../../article-words.ts'

// Each row of each table of the page is tested in the page's paper, so that the page is always right.
const page = readFileSync(new URL('../../../docs/notation.md', import.meta.url), 'utf8')
const paper = /```markdown\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

function rows(): ReadonlyArray<readonly [source: string, printed: string]> {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(page)
  const tables = tree.children.filter((node): node is Table => node.type === 'table')
  return tables.flatMap(({children: [, ...body]}) =>
    body.map(row => [cellOf(row, 0).replaceAll('⏎', '\n'), cellOf(row, 1)] as const)
  )
}

function cellOf({children}: TableRow, index: number): string {
  return children[index] === undefined ? '' : plainText(children[index])
}

describe('docs/notation.md', () => {
  const all = rows()
  test('has rows', () => expect(all.length).toBeGreaterThan(40))

  test.each(all)('%s', async (source, expected) => {
    const files = {
      'manuscript/01.md': `${paper}\n# Here {.unnumbered}\n\n${source}\n`,
      'manuscript/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    }
    const all = await articleWords(files)
    // The index at the end repeats the name of the section.
    const words = all.slice(0, all.lastIndexOf(' Notes '))
    const printed = words.slice(words.lastIndexOf(' Here') + ' Here'.length)
    expect(printed.trim().replaceAll('\u00A0', ' ')).toBe(expected)
  })
})
