import type {Chance} from '../../versions/redline/edits.ts'
import {change, type Draft, isParagraph, phrase, placesOf, type TextEdit} from './draft.ts'

/** Edits of pipe tables: cells, rows, columns. */
export const tableEdits: Readonly<Record<string, TextEdit>> = {
  'insert a table': (draft, chance) => {
    const places = placesOf(draft, isParagraph)
    if (places.length === 0) return false
    const row = (): string =>
      `| ${phrase(draft, chance, 1)} | ${phrase(draft, chance, 2)} | ${chance.below(99)} |`
    const table = [row(), '|---|---|---|', row(), row(), row()].join('\n')
    draft.blocks.splice(chance.pick(places), 0, table)
    return true
  },
  'change a cell': inTable((rows, draft, chance) => {
    const row = chance.pick(rows)
    row[chance.below(row.length)] = phrase(draft, chance, 1 + chance.below(2))
  }),
  'insert a row': inTable((rows, draft, chance) => {
    rows.splice(
      1 + chance.below(rows.length),
      0,
      rows[0]!.map(() => phrase(draft, chance, 1))
    )
  }),
  'delete a row': inTable((rows, _, chance) => {
    if (rows.length > 2) rows.splice(1 + chance.below(rows.length - 1), 1)
  }),
  'move a row': inTable((rows, _, chance) => {
    const [row] = rows.splice(1 + chance.below(rows.length - 1), 1)
    rows.splice(1 + chance.below(rows.length), 0, row!)
  })
}

/** Returns an edit of the rows of a pipe table; the first row is the head. */
function inTable(edit: (rows: string[][], draft: Draft, chance: Chance) => void): TextEdit {
  return (draft, chance) =>
    change(
      draft,
      chance,
      block => /^\|[^\n]*\|\n\|[-:| ]+\|(?:\n\|[^\n]*\|)+(?:\n\n?: [^\n]*)?$/.test(block),
      block => {
        const lines = block.split('\n')
        const rows = lines.filter(line => line.startsWith('|')).map(cellsOf)
        const [, rule] = rows.splice(1, 1)
        if (rows.some(row => row.length !== rows[0]!.length) || rows.length < 2) return undefined
        edit(rows, draft, chance)
        const ruled = [rows[0]!, rule ?? rows[0]!.map(() => '---'), ...rows.slice(1)]
        const rest = lines.filter(line => !line.startsWith('|'))
        return [...ruled.map(row => `| ${row.join(' | ')} |`), ...rest].join('\n')
      }
    )
}

function cellsOf(line: string): string[] {
  return line
    .slice(1, -1)
    .split('|')
    .map(cell => cell.trim())
}
