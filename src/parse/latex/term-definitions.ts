import type {TermDefinition} from '../../core/types.ts'
import {argumentsAt, type TexPart} from './blocks/scan.ts'
import {parseLatex, plainLatex} from './text.ts'

/**
 * The terms that TeX defines by `\newacronym{key}{short}{long}` and `\newglossaryentry{key}{name=…, description=…}` of
 * the package glossaries, `\newabbreviation` of glossaries-extra, `\DeclareAcronym{key}{short=…, long=…}` of acro, and
 * `\acrodef{key}[short]{long}` of acronym.
 */
export function termDefinitions(tex: string): readonly TermDefinition[] {
  const found: TermDefinition[] = []
  for (const match of tex.matchAll(definingCommand)) {
    const read = definitionAt(tex, match.index, match[1]!)
    if (read !== undefined) found.push(read.definition)
  }
  return found
}

/** The names of the commands that define terms, as part of a regular expression. */
export const termCommands =
  '(newacronym|newabbreviation|newglossaryentry|longnewglossaryentry|DeclareAcronym|acrodef|newacro|acro)(?![A-Za-z])'
const definingCommand = new RegExp(String.raw`\\${termCommands}`, 'g')
const definitionHere = new RegExp(String.raw`^\\${termCommands}`)

/** The length of the definition with which TeX begins; 0 if it does not begin with one. */
export function lengthOfTermDefinition(tex: string): number {
  const [, name] = definitionHere.exec(tex) ?? []
  return name === undefined ? 0 : (definitionAt(tex, 0, name)?.end ?? 0)
}

function definitionAt(
  tex: string,
  start: number,
  name: string
): Readonly<{definition: TermDefinition; end: number}> | undefined {
  const wanted = /^(?:newacronym|newabbreviation|longnewglossaryentry)$/.test(name) ? 3 : 2
  const {options, groups, end} = argumentsAt(tex, start + name.length + 1, wanted)
  if (groups.length < wanted) return undefined
  const [key, second, third] = groups.map(({text}) => text)
  if (name === 'newacronym' || name === 'newabbreviation') {
    const [given] = options
    return {definition: {...acronym(key!, second!, third!), ...pluralsOf(valuesOf(given))}, end}
  }
  if (/^(?:acrodef|newacro|acro)$/.test(name)) {
    // The optional short form is in brackets between the key and the long form.
    return {definition: acronym(key!, options[0]?.text ?? key!, second!), end}
  }
  const values = valuesOf(groups[1])
  if (name === 'DeclareAcronym') {
    const definition = acronym(key!, values.get('short') ?? key!, values.get('long') ?? '')
    return {definition: {...definition, ...pluralsOf(values)}, end}
  }
  const description = name === 'longnewglossaryentry' ? third : values.get('description')
  const shown = plain(values.get('text') ?? values.get('name') ?? key!)
  const plural = values.get('plural')
  return {
    definition: {
      key: key!.trim(),
      short: shown,
      ...(plural !== undefined && {shortPlural: plain(plural)}),
      ...(values.has('first') && {long: plain(values.get('first')!)}),
      ...(description !== undefined && {description: plain(description)})
    },
    end
  }
}

function acronym(key: string, short: string, long: string): TermDefinition {
  return {key: key.trim(), short: plain(short), long: plain(long)}
}

function pluralsOf(values: ReadonlyMap<string, string>): Partial<TermDefinition> {
  const short = values.get('shortplural') ?? values.get('short-plural-form')
  const long = values.get('longplural') ?? values.get('long-plural-form')
  const description = values.get('description')
  return {
    ...(short !== undefined && {shortPlural: plain(short)}),
    ...(long !== undefined && {longPlural: plain(long)}),
    ...(description !== undefined && {description: plain(description)})
  }
}

/** Parses `name={Bread}, description={Baked, of flour}`. */
function valuesOf(part: TexPart | undefined): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  if (part === undefined) return values
  const pattern = /([A-Za-z-]+)\s*=\s*/g
  for (let match = pattern.exec(part.text); match !== null; match = pattern.exec(part.text)) {
    const at = match.index + match[0].length
    const {groups, end} = argumentsAt(part.text, at, part.text[at] === '{' ? 1 : 0)
    const [group] = groups
    const until = group === undefined ? /,|$/.exec(part.text.slice(at))!.index + at : end
    values.set(match[1]!, (group?.text ?? part.text.slice(at, until)).trim())
    pattern.lastIndex = until
  }
  return values
}

/** Converts LaTeX to plain words; formulas keep their dollars. */
export function plain(tex: string): string {
  return tex
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : plainLatex(parseLatex(part))))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}
