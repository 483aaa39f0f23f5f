import {linkCitations} from '../../../src/import/link/index.ts'
import {citationNotation} from '../../../src/import/link/notation.ts'
import {type FoundReference, findReferences} from '../../../src/import/link/reference-list.ts'
import type {TypedPassage} from '../../../src/import/passage.ts'
import {nameWorks} from '../../../src/references/import/works.ts'

/**
 * The passages of a text in the notation of the tests: a line is a paragraph, `# ` a heading, `[^1]: ` a note and
 * `[^1]` its call, `^12^` is raised, and text between backticks is closed to linking.
 */
export function passagesOf(text: string): readonly TypedPassage[] {
  return text
    .split('\n')
    .filter(line => line !== '')
    .map((line, index) => {
      const [mark = '', note] = /^\[\^(\w+)\]: /.exec(line) ?? []
      const isHeading = line.startsWith('# ')
      const closed: {start: number; end: number}[] = []
      const raised: {start: number; end: number}[] = []
      const calls: {at: number; note: string}[] = []
      let plain = ''
      for (const part of line
        .slice(isHeading ? 2 : mark.length)
        .split(/(`[^`]*`|\^\[?[^^\]]+\]?\^|\[\^\w+\])/)) {
        const call = /^\[\^(\w+)\]$/.exec(part)?.[1]
        if (call !== undefined) {
          calls.push({at: plain.length, note: call})
          continue
        }
        const isMarked = /^[`^].*[`^]$/.test(part) && part.length > 2
        const shown = isMarked ? part.slice(1, -1) : part
        if (isMarked)
          (part.startsWith('`') ? closed : raised).push({
            start: plain.length,
            end: plain.length + shown.length
          })
        plain += shown
      }
      return {
        id: `p${index + 1}`,
        kind: note !== undefined ? 'note' : isHeading ? 'heading' : 'paragraph',
        text: plain,
        ...(note !== undefined && {note}),
        closed,
        raised,
        calls
      } satisfies TypedPassage
    })
}

/**
 * The linker's result for a text above a list: certain citations in Markdown, uncertain ones as `typed ? key key`,
 * unmatched ones as `typed -`.
 */
export function linked(text: string, list: string): readonly string[] {
  return linkedLines(text, list).map(({link}) => link)
}

/** The lines of a text in which certain citations are written in Markdown; each note without its mark. */
export function withLinks(text: string, list: string): readonly string[] {
  const {references, keys} = parsedList(list)
  const passages = passagesOf(text)
  const {links} = linkCitations(passages, references)
  return passages.map(({id, text: typed}) =>
    links
      .filter(({passage, verdict}) => passage === id && verdict === 'sure')
      .toSorted((a, b) => b.start - a.start)
      .reduce(
        (line, link) =>
          line.slice(0, link.start) + citationNotation(link, work => keys[work]!) + line.slice(link.end),
        typed
      )
  )
}

/** The linker's results, each with the number of its line from 1; empty lines do not count. */
export function linkedLines(
  text: string,
  list: string
): ReadonlyArray<Readonly<{line: number; link: string; isSure: boolean}>> {
  const {references, keys} = parsedList(list)
  const passages = passagesOf(text)
  const texts = new Map(passages.map(passage => [passage.id, passage.text]))
  return linkCitations(passages, references).links.map(link => {
    const line = Number(link.passage.slice(1))
    if (link.verdict === 'sure')
      return {line, link: citationNotation(link, work => keys[work]!), isSure: true}
    const typed = texts.get(link.passage)!.slice(link.start, link.end)
    const candidates = link.items.flatMap(({candidates}) => candidates.map(work => keys[work]))
    return {line, link: [typed, link.verdict === 'none' ? '-' : '?', ...candidates].join(' '), isSure: false}
  })
}

/** The key of each line of a list. */
export function keysOf(list: string): ReadonlyArray<Readonly<{key: string; line: string}>> {
  const {references, keys} = parsedList(list)
  return references.map(({raw}, index) => ({key: keys[index]!, line: raw}))
}

type ParsedList = Readonly<{references: readonly FoundReference[]; keys: readonly string[]}>

const parsed = new Map<string, ParsedList>()

function parsedList(list: string): ParsedList {
  const known = parsed.get(list)
  if (known !== undefined) return known
  const {references} = findReferences('a.docx', passagesOf(`# References\n${list}`))
  const named = references.map(reference => ({file: 'a.docx', reference}))
  const made = {references, keys: nameWorks(named, []).map(({key}) => key)}
  parsed.set(list, made)
  return made
}
