import type {Table} from 'mdast'
import {perObject} from '../../core/per-object.ts'
import {placeOf} from '../../core/position.ts'
import type {Chapter} from '../../core/types.ts'
import {walk} from '../../core/walk.ts'
import type {Rule, RuleFinding} from './rule.ts'

export const tableCells = {
  code: 'G324',
  name: 'table-cells',
  severity: 'warning',
  summary: 'No row of a table has more cells than the header row.',
  why: 'A bar that was meant as text, as in `$|x|$`, has split a cell and moved the rest of the row by one column.',
  examples: [
    {
      name: 'bars in a formula',
      files: {'01.md': '| Norm | Name |\n|---|---|\n| $|x|$ | one |\n\n: Norms.'},
      expect: ['01.md:3:1-3:16 This row has 4 cells, but the table has 2 columns']
    },
    {
      name: 'a cell over two columns, an escaped line, and a row of a template',
      files: {
        '01.md':
          '| a | b | c |\n|---|---|---|\n| 1 || 2 |\n| $\\vert x \\vert$ | `a \\| b` |\n{% for x in y %}|{{x}}|a|b|{% endfor %}\n\n: A.'
      },
      expect: []
    }
  ],
  check: ({chapters}) => chapters.flatMap(findingsIn)
} satisfies Rule

const findingsIn = perObject(({tree, path, text}: Chapter): readonly RuleFinding[] => {
  if (!text.includes('|')) return []
  const tables: Table[] = []
  walk(tree, node => {
    if (node.type === 'table' && node.data?.headRows === undefined) tables.push(node)
    return undefined
  })
  return tables.flatMap(({align, children}) => {
    const columns = align?.length ?? 0
    return children.flatMap(row => {
      const cells = row.children.reduce((count, {data}) => count + (data?.columns ?? 1), 0)
      const isMeant =
        cells <= columns || isTemplate(text.slice(row.position?.start.offset, row.position?.end.offset))
      if (isMeant) return []
      return {
        file: path,
        place: placeOf(row),
        message: `This row has ${cells} cells, but the table has ${columns} columns`,
        note: 'Write a bar that does not separate cells as `\\|` in text and as `\\vert` in a formula.'
      }
    })
  })
})

/** Whether a row belongs to a template, such as Manubot's, that generates rows from it. */
function isTemplate(source: string): boolean {
  return /\{%.*?%\}|\{\{.*?\}\}/s.test(source)
}
