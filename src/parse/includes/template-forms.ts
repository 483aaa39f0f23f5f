import type {Rewrite} from './rewritten.ts'

/** Matches every text with a template of Manubot, and few others. */
export const mayHoldTemplate = /\{##|\{%|\{\{\s*manubot\./

type Stretch = Readonly<{start: number; end: number}>

/** The first tag of a template, and the place of the last character before what is left out with it. */
export type LeftTemplate = Stretch & Readonly<{source: string}>

/**
 * The template of Manubot, which it fills in before Pandoc reads the text (manubot/rootstock, `00.front-matter.md`).
 * Comments print nothing. The lists of authors and the version and date of the build are left out, since the title
 * block has them. The conditions are about Manubot's own build, so the words of `else` stay. A heading with nothing but
 * a template below it is left out too.
 */
export function templateRewrites(text: string): readonly Rewrite[] {
  if (!isTemplate(text)) return []
  const left = joined([...tagged(text), ...around(text, '<small>', '</small>'), ...divisions(text)])
  return joined([...left, ...emptyHeadings(text, left)]).map(stretch => ({...stretch, text: ''}))
}

/** The first tag of a template in a text that prints something. */
export function templateIn(text: string): LeftTemplate | undefined {
  if (!isTemplate(text)) return undefined
  const [first] = tagsIn(text).filter(({name}) => name !== '')
  if (first === undefined) return undefined
  const left = templateRewrites(text).find(({start, end}) => start <= first.start && first.start < end)
  const at = left === undefined ? first.start : left.start > 0 ? left.start - 1 : left.end
  return {start: at, end: at + 1, source: text.slice(first.start, first.end)}
}

function isTemplate(text: string): boolean {
  return mayHoldTemplate.test(text) && (text.includes('{##') || text.includes('manubot.'))
}

type Tag = Stretch & Readonly<{name: string}>

/** The tags of a template in order; a comment has no name. */
function tagsIn(text: string): readonly Tag[] {
  const tags: Tag[] = []
  const opening = /\{#|\{%-?[ \t]*(\w+)/g
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const {index: start, 1: name = ''} = match
    const closing = name === '' ? '#}' : '%}'
    const end = text.indexOf(closing, start + 2)
    if (end < 0) break
    // `{#id}` and `{#id .class}` are attributes.
    const isAttribute = name === '' && !text.startsWith('{##', start)
    if (!isAttribute) tags.push({start, end: end + closing.length, name})
    opening.lastIndex = isAttribute ? start + 2 : end + closing.length
  }
  return tags
}

/** Comments, settings and loops, and conditions up to their `else`. */
function tagged(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  const open: Array<{name: string; start: number}> = []
  for (const {name, start, end} of tagsIn(text)) {
    const last = open.at(-1)
    if (name === 'for' || name === 'if') open.push({name, start})
    else if (name === 'else' && last?.name === 'if') {
      found.push({start: last.start, end})
      last.name = 'else'
    } else if (name === 'endfor' || name === 'endif') {
      open.pop()
      found.push({start: last === undefined || last.name === 'else' ? start : last.start, end})
    } else if (name !== 'elif' && name !== 'else') found.push({start, end})
  }
  return found
}

/** Elements that name a version or a date of Manubot. */
function around(text: string, opening: string, closing: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (let start = text.indexOf(opening); start >= 0; ) {
    const end = text.indexOf(closing, start)
    if (end < 0) break
    if (text.slice(start, end).includes('manubot.')) found.push({start, end: end + closing.length})
    start = text.indexOf(opening, end)
  }
  return found
}

/** Divisions with a condition, such as the addresses of the corresponding authors. */
function divisions(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  const fence = /^:::.*$/gm
  let open: number | undefined
  for (const {0: line, index} of text.matchAll(fence)) {
    if (line.trim() !== ':::') open = index
    else if (open !== undefined) {
      if (text.slice(open, index).includes('manubot.')) found.push({start: open, end: index + line.length})
      open = undefined
    }
  }
  return found
}

/** Headings with nothing below them but what is left out. */
function emptyHeadings(text: string, left: readonly Stretch[]): readonly Stretch[] {
  return Array.from(text.matchAll(/^#{1,6} .*$/gm)).flatMap(({0: line, index}) => {
    let at = index + line.length
    let isLeft = false
    for (const {start, end} of left) {
      if (end <= at) continue
      if (start < at || text.slice(at, start).trim() !== '') break
      isLeft ||= text.slice(start, end).includes('manubot.')
      at = end
    }
    const next = /\S/g
    next.lastIndex = at
    const after = next.exec(text)?.index ?? text.length
    return isLeft && /^(?:#{1,6} |$)/.test(text.slice(after, after + 8))
      ? [{start: index, end: index + line.length}]
      : []
  })
}

/** Stretches in order, with those that touch as one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Array<{start: number; end: number}> = []
  for (const {start, end} of stretches.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({start, end})
  }
  return found
}
