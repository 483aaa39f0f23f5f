import {chanceFrom} from '../../versions/redline/edits.ts'
import type {Draft, TextEdit} from './draft.ts'
import {blockEdits} from './edits-of-blocks.ts'
import {tableEdits} from './edits-of-tables.ts'
import {wordEdits} from './edits-of-words.ts'

/** The table of edits, with names that an author would give them. */
export const textEdits: Readonly<Record<string, TextEdit>> = {...wordEdits, ...blockEdits, ...tableEdits}

/** A Markdown text as revised by an author, and the names of the edits in order. */
export function editedText(
  text: string,
  count: number,
  seed: number
): Readonly<{text: string; made: readonly string[]}> {
  const chance = chanceFrom(seed)
  const {head, body} = partsOf(text)
  const citations = [...new Set(body.match(/@[A-Za-z][\w:.#$%&+?<>~/-]*\w/g) ?? [])]
  const words = [...new Set(body.match(/(?<= )\p{Ll}{3,}(?= )/gu) ?? [])]
  const draft: Draft = {
    blocks: blocksOf(body),
    words: words.length > 0 ? words : ['word'],
    citations: citations.filter(key => !/^@(?:fig|tbl|tab|eq|sec|lst):/.test(key))
  }
  const names = Object.keys(textEdits)
  const made: string[] = []
  for (let tries = 0; tries < 20 * count && made.length < count; tries++) {
    const name = chance.pick(names)
    if (textEdits[name]!(draft, chance)) made.push(name)
  }
  return {text: head + draft.blocks.join('\n\n'), made}
}

/** The front matter of a text, and the rest. */
function partsOf(text: string): Readonly<{head: string; body: string}> {
  const [head = ''] = /^---\n[\s\S]*?\n(?:---|\.\.\.)\n\n?/.exec(text) ?? []
  return {head, body: text.slice(head.length)}
}

/** The blocks of a text between blank lines; a fence, a formula or a division is one block. */
function blocksOf(body: string): string[] {
  const blocks: string[] = []
  let open: string | undefined
  for (const block of body.split(/\n{2,}/)) {
    if (open === undefined && !/^(?: {2,}|\t)/.test(block)) blocks.push(block)
    else blocks.push(`${blocks.pop() ?? ''}\n\n${block}`)
    for (const line of block.split('\n')) {
      const [fence] = /^\s*(?:`{3,}|~{3,}|:{3,}|\$\$|<(?=\/?(?:div|figure|table)))/.exec(line) ?? []
      const mark = fence?.trim()[0]
      if (mark === undefined || (mark === '$' && /^\s*\$\$.*\$\$/.test(line))) continue
      open = open === undefined ? mark : open === mark ? undefined : open
    }
  }
  return blocks.filter(block => block.trim() !== '')
}
