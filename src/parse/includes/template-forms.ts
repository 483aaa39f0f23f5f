import type {Rewrite} from './rewritten.ts'

/** Matches every text that contains a Manubot template, and few others. */
export const mayHoldTemplate = /\{##|\{%|\{\{\s*manubot\./

type Stretch = Readonly<{start: number; end: number}>

/**
 * Removes the tags of Manubot's template, which Manubot fills in before Pandoc reads the text (manubot/rootstock,
 * `00.front-matter.md`). Comments print nothing. Lists of authors, and the version and date of the build, are removed
 * because the title block has them. Conditions ask about Manubot's own build, so the text after `else` is kept. A
 * heading followed only by removed text is removed as well.
 */
export function templateRewrites(text: string): readonly Rewrite[] {
  if (!isTemplate(text)) return []
  const left = joined([...tagged(text), ...around(text, '<small>', '</small>'), ...divisions(text)])
  return joined([...left, ...emptyHeadings(text, left)]).map(stretch => ({...stretch, text: ''}))
}

/** The first tag of a template in a text, and its source, ignoring comments; undefined if none exists. */
export function templateIn(text: string): (Stretch & Readonly<{source: string}>) | undefined {
  const tag = isTemplate(text) ? tagsIn(text).find(({name}) => name !== '') : undefined
  return tag && {start: tag.start, end: tag.end, source: text.slice(tag.start, tag.end)}
}

function isTemplate(text: string): boolean {
  return mayHoldTemplate.test(text) && (text.includes('{##') || text.includes('manubot.'))
}

type Tag = Stretch & Readonly<{name: string}>

/** The tags of templates in order; a comment has an empty name. */
function tagsIn(text: string): readonly Tag[] {
  const tags: Tag[] = []
  const opening = /\{#|\{%-?[ \t]*(\w+)/g
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const {index: start, 1: name = ''} = match
    const closing = name === '' ? '#}' : '%}'
    const end = text.indexOf(closing, start + 2)
    if (end < 0) break
    // `{#id}` and `{#id .class}` are attributes rather than comments.
    const isAttribute = name === '' && !text.startsWith('{##', start)
    if (!isAttribute) tags.push({start, end: end + closing.length, name})
    opening.lastIndex = isAttribute ? start + 2 : end + closing.length
  }
  return tags
}

/**
 * The ranges of comments, settings and loops, and of conditions up to their `else`. Conditions and loops about anything
 * but Manubot's build stay, with the words in them, and a rule reports them.
 */
function tagged(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  const open: Array<{name: string; start: number; isOther: boolean}> = []
  for (const {name, start, end} of tagsIn(text)) {
    const last = open.at(-1)
    if (name === 'for' || name === 'if')
      open.push({name, start, isOther: !/\bmanubot\b/.test(text.slice(start, end))})
    else if (last?.isOther) {
      if (name === 'endfor' || name === 'endif') open.pop()
    } else if (name === 'else' && last?.name === 'if') {
      found.push({start: last.start, end})
      last.name = 'else'
    } else if (name === 'endfor' || name === 'endif') {
      open.pop()
      found.push({start: last === undefined || last.name === 'else' ? start : last.start, end})
    } else if (name !== 'elif' && name !== 'else') found.push({start, end})
  }
  return found
}

/** The ranges of elements that contain a version or a date from Manubot. */
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

/** The ranges of divisions that contain values from Manubot, such as the addresses of corresponding authors. */
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

/** The ranges of headings below which everything is removed. */
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

/** Puts ranges in order, and joins those that touch. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Array<{start: number; end: number}> = []
  for (const {start, end} of stretches.toSorted((one, other) => one.start - other.start)) {
    const last = found.at(-1)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else found.push({start, end})
  }
  return found
}
