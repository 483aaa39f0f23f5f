import type {Nodes} from 'mdast'
import {locator, placeOf} from '../../core/position.ts'
import type {Finding} from '../../core/types.ts'
import {
  type CommandPart,
  endOfCitationCommand,
  isCitationCommand,
  readCitationCommand,
  readNocite
} from '../latex/citation-commands.ts'

/**
 * Reports the works that are cited in a formula, because a formula prints no citations. `text` is the text of the file.
 * The `kind` of the findings lets `citation-undefined` check the keys as well.
 */
export function citationsInFormula(node: Nodes, file: string, text: string): readonly Finding[] {
  if (!('value' in node) || !mayCite.test(node.value)) return []
  const whole = placeOf(node)
  const source = text.slice(whole.start.offset, whole.end.offset)
  const places = locator(text)
  return commandsIn(source).flatMap(({start, end}) => {
    const command = source.slice(start, end)
    return keysOf(command).map(({text: key, at}) => ({
      rule: 'citation-unread',
      kind: 'formula',
      file,
      place: places.place(whole.start.offset + start + at, whole.start.offset + start + at + key.length),
      subject: key,
      message: `\`${command.length > 60 ? `${command.slice(0, 60)}…` : command}\` is in a formula, which prints no citations, expected \`[@${key}]\` after it`,
      expected: [`[@${key}]`],
      note: 'Move the citation after the formula, or into the sentence before it.'
    }))
  })
}

/** Removes citation commands from a formula. */
export function withoutCitations(tex: string): string {
  if (!mayCite.test(tex)) return tex
  return commandsIn(tex).reduceRight((rest, {start, end}) => rest.slice(0, start) + rest.slice(end), tex)
}

const mayCite = /\\(?:[A-Za-z]*cite|(?:no)?bibentry)/i

function commandsIn(tex: string): ReadonlyArray<Readonly<{start: number; end: number}>> {
  return [...tex.matchAll(/\\([A-Za-z]+)(?=\*?\s*[[{])/g)]
    .filter(({1: name = ''}) => isCitationCommand(name))
    .map(({index}) => ({start: index, end: endOfCitationCommand(tex, index)}))
}

function keysOf(command: string): readonly CommandPart[] {
  const read = readCitationCommand(command)
  if (typeof read === 'object') return read.works.map(({key}) => key)
  return (
    readNocite(command) ?? [
      {text: /\{([^{}]*)\}$/.exec(command)?.[1] ?? '', at: command.lastIndexOf('{') + 1}
    ]
  )
}
