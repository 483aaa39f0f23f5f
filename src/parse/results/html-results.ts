import type {Code} from 'mdast'
import {placeOf} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'

/**
 * The tables in HTML that code has written, such as a data frame, as HTML that a chapter may contain: without ids,
 * which several tables may share, and without widths of columns.
 */
export function tableIn(html: string): string | undefined {
  const [table] = /<table\b[\s\S]*<\/table>/.exec(html) ?? []
  return table
    ?.replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/\s(?:id|headers)=(?:"[^"]*"|'[^']*'|[\w-]+)/gi, ''))
    .replace(/<colgroup\b[^<>]*>[\s\S]*?<\/colgroup>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n')
}

/**
 * Replaces blocks of HTML in a result by the tables that they contain. HTML without a table, such as an interactive
 * map, is removed; `isLost` says so.
 */
export function withTables(text: string): Readonly<{text: string; isLost: boolean}> {
  let isLost = false
  const shown = text.replace(/^(`{3,}) *\{=html\}\n([\s\S]*?)^\1$/gm, (_, _marks, html: string) => {
    const table = tableIn(html)
    if (table === undefined && html.trim() !== '' && !isComment(html)) isLost = true
    return table ?? ''
  })
  return {text: shown, isLost}
}

/** The finding for a result that only a browser shows. */
export function lostHtml(node: Code, file: string): Finding {
  return {
    rule: 'raw-html',
    file,
    place: placeOf(node),
    subject: node.lang ?? '',
    message: 'The code results only in HTML for a browser, which readers do not see',
    note: 'Let the code write a table or a picture.'
  }
}

function isComment(html: string): boolean {
  return /^\s*<!--[\s\S]*-->\s*$/.test(html)
}
