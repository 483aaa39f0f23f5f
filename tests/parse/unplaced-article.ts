import {compose} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import {textWorld} from '../world.ts'

const files = {
  'a.png': '',
  'b.png': '',
  'references.bib': '@book{doe, author={Doe, Jane}, title={A}, date={2001}}'
}

/** The article of a text, without places and identities. */
export async function unplacedArticle(text: string): Promise<unknown> {
  const world = textWorld({...files, '01.md': text})
  const {body, notes} = (await compose(world, createMemo(), '')).article
  const unplaced = (key: string, value: unknown): unknown =>
    ['id', 'place', 'citationIndex', 'source', 'mentionedIn', 'widths'].includes(key) ? undefined : value
  return joined(JSON.parse(JSON.stringify([body, notes], unplaced)))
}

/** Joins neighbouring texts and removes empty ones, since Markdown and LaTeX divide texts differently. */
function joined(value: unknown): unknown {
  if (!Array.isArray(value)) {
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, joined(part)]))
  }
  const parts: unknown[] = []
  for (const part of value.map(joined)) {
    const last = parts.at(-1)
    if (isText(part) && isText(last)) parts[parts.length - 1] = {...last, value: last.value + part.value}
    else if (!isText(part) || part.value !== '') parts.push(part)
  }
  return parts.map(part => (isText(part) ? {...part, value: part.value.replace(/\s*\n\s*/g, ' ')} : part))
}

function isText(part: unknown): part is Readonly<{type: 'text'; value: string}> {
  return typeof part === 'object' && part !== null && (part as {type?: string}).type === 'text'
}
