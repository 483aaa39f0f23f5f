import type {Element} from 'hast'
import {mapElements} from '../../hast.ts'
import {mapSlots, type Page} from '../../page/page.ts'
import {visibleWords} from './place-words.ts'

/**
 * Makes the first cell of each row a header if these cells name their rows: the table has a head, and the cells are all
 * different, short, and contain letters. Markdown has no notation for such headers; a screen reader speaks them with
 * the cells of their rows.
 */
export function withRowHeaders(page: Page): Page {
  return mapSlots(page, ({content}) => mapElements(content, named))
}

function named(table: Element): Element {
  if (table.tagName !== 'table' || !table.children.some(part => isNamed(part, 'thead'))) return table
  const bodies = table.children.filter(part => isNamed(part, 'tbody'))
  const rows = bodies.flatMap(body => body.children.filter(row => isNamed(row, 'tr')))
  const cells = rows.map(row => row.children.find(cell => isNamed(cell, 'td', 'th')))
  const headers = new Set(cells.filter(cell => cell !== undefined && isNamed(cell, 'td')))
  if (headers.size < rows.length || rows.length === 0 || !rows.every(row => row.children.length > 1))
    return table
  const texts = cells.map(cell => (cell === undefined ? '' : visibleWords(cell.children)))
  const areNames = texts.every(text => /\p{L}/u.test(text) && text.length <= mostLetters)
  if (!areNames || new Set(texts).size < texts.length) return table
  const [changed] = mapElements([table], element =>
    headers.has(element) && !isSpanned(element)
      ? {...element, properties: {...element.properties, role: 'rowheader'}}
      : element
  )
  return changed as Element
}

/** The maximum length of a row header; longer texts are assumed to be sentences. */
const mostLetters = 60

function isSpanned({properties}: Element): boolean {
  return properties.colSpan !== undefined
}

function isNamed(node: Element['children'][number], ...names: readonly string[]): node is Element {
  return node.type === 'element' && names.includes(node.tagName)
}
