import type {Table} from 'mdast'
import {placeOf} from '../../core/position.ts'
import {walk} from '../../core/walk.ts'
import type {Rule} from './rule.ts'

export const tableCells = {
  code: 'G324',
  name: 'table-cells',
  severity: 'warning',
  summary: 'No row of a table has more cells than its head.',
  why: 'A line that was meant as text, such as the bars in `$|x|$`, has parted a cell: the rest stands one column further.',
  examples: [
    {
      name: 'bars in a formula',
      files: {'01.md': '| Norm | Name |\n|---|---|\n| $|x|$ | one |\n\n: Norms.'},
      expect: ['01.md:3:1-3:16 This row has 4 cells, and its table 2 columns']
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
  *check({chapters}) {
    for (const {tree, path, text} of chapters) {
      if (!text.includes('|')) continue
      const tables: Table[] = []
      walk(tree, node => {
        if (node.type === 'table' && node.data?.headRows === undefined) tables.push(node)
        return undefined
      })
      for (const {align, children} of tables) {
        const columns = align?.length ?? 0
        for (const row of children) {
          const cells = row.children.reduce((count, {data}) => count + (data?.columns ?? 1), 0)
          if (
            cells <= columns ||
            isTemplate(text.slice(row.position?.start.offset, row.position?.end.offset))
          )
            continue
          yield {
            file: path,
            place: placeOf(row),
            message: `This row has ${cells} cells, and its table ${columns} columns`,
            note: 'A line that parts no cells is `\\|` in a text and `\\vert` in a formula.'
          }
        }
      }
    }
  }
} satisfies Rule

/** Whether a row belongs to a template, such as Manubot's, that generates rows from it. */
function isTemplate(source: string): boolean {
  return /\{%.*?%\}|\{\{.*?\}\}/s.test(source)
}
