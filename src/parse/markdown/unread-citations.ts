import type {RawTex} from '../../core/mdast.ts'
import type {Finding} from '../../core/types.ts'
import {endOfCitationCommand, isCitationCommand, readCitationCommand} from '../latex/citation-commands.ts'
import {helpForCommand} from '../latex/command-help.ts'
import {partPlaces} from './part-places.ts'

/** The findings for citations in TeX that stays as written. `text` is the whole text of the file. */
export function unreadCitations(node: RawTex, file: string, text: string): readonly Finding[] {
  if (!mayCite.test(node.value)) return []
  const places = partPlaces(node, text)
  if (!node.block && isCitationCommand(node.name)) {
    const after = text.slice(node.position?.end.offset ?? text.length)
    if (readCitationCommand(node.value) === undefined && !/^\s*[[{<(]/.test(after)) return []
    const isWhole = /full|\*/i.test(/^\\[A-Za-z]+\*?/.exec(node.value)?.[0] ?? '')
    const kind = /^cite(?:full)?author$/i.test(node.name) ? {kind: isWhole ? 'all authors' : 'author'} : {}
    // The author may have typed a MyST role, which was parsed as the equivalent command.
    const typed = text.slice(node.position?.start.offset, node.position?.end.offset)
    const finding = unread(node.value, inWhole(node.name), /^\{cite/.test(typed) ? typed : node.value)
    return [{...finding, ...kind, file, place: places(0, node.value.length)}]
  }
  const note = noteFor(node)
  return citationsIn(node.value).map(({start, end}) => ({
    ...unread(node.value.slice(start, end), note),
    file,
    place: places(start, end)
  }))
}

/** The form to write instead of TeX that contains a citation. */
function noteFor({block, name}: RawTex): string {
  if (block) return `Write the environment \`${name}\` in Markdown, with \`[@key]\`.`
  if (name === 'footnote') return noteInMarkdown
  const help = helpForCommand(name).replace(/^It is printed as typed: .*/, '')
  return `\`\\${name}\` is not supported by galley. ${help} Write the citation in Markdown: \`[@key]\`.`.replace(
    '  ',
    ' '
  )
}

function unread(source: string, note: string, typed = source): Omit<Finding, 'file' | 'place'> {
  const subject = /[{@]([^\s,;{}[\]]+)[^@{]*$/.exec(source)?.[1]
  const shown = typed.replace(/\s+/g, ' ')
  return {
    rule: 'citation-unread',
    ...(subject !== undefined && {subject}),
    message: `\`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\` is not parsed as a citation`,
    note
  }
}

/** The form to write instead of a command that has no Markdown form. */
function inWhole(name: string): string {
  if (/author/i.test(name)) return 'Write the name, or `@key` for the name with its year.'
  if (/title|date|url|field/i.test(name))
    return 'Write the words that it prints, and `[@key]` for the source.'
  if (/full|bibentry/i.test(name)) return 'The whole entry is printed only in a list of references: `[@key]`.'
  return 'Write it in Markdown: `[see @key, p. 3]`, or `@key` for the author in the sentence.'
}

const noteInMarkdown = 'A note with citations of Markdown is written `^[See [@key].]`.'

const mayCite = /cite|bibentry|@/i

/** The citations in TeX: citation commands, and brackets that contain a key. */
function citationsIn(tex: string): ReadonlyArray<Readonly<{start: number; end: number}>> {
  const commands = [...tex.matchAll(/\\([A-Za-z]+)(?=\*?\s*[[{])/g)]
    .filter(({1: name = ''}) => isCitationCommand(name))
    .map(({index}) => ({start: index, end: endOfCitationCommand(tex, index)}))
  const brackets = [...tex.matchAll(citationBrackets)].map(({index, 0: source}) => ({
    start: index,
    end: index + source.length
  }))
  return [...commands, ...brackets].sort((a, b) => a.start - b.start)
}

const citationBrackets = /\[[^\][]*(?<![\p{L}\p{N}\\])@[\p{L}\p{N}_{][^\][]*\]/gu
