import type {Macro} from './mdast.ts'

/** Limits that keep a macro that uses itself from growing without end. */
const mostRounds = 8
const longest = 2000

/** Replaces the macros in TeX by their definitions, again and again, as long as the result stays short. */
export function expandedMacros(tex: string, macros: ReadonlyMap<string, Macro>): string {
  let text = tex
  for (let round = 0; round < mostRounds && text.length < longest; round++) {
    const expanded = expandedOnce(text, macros)
    if (expanded === text) break
    text = expanded
  }
  return text
}

function expandedOnce(tex: string, macros: ReadonlyMap<string, Macro>): string {
  let result = ''
  let at = 0
  for (const {0: command, 1: name = '', index} of tex.matchAll(/\\([A-Za-z]+)\*?/g)) {
    const macro = macros.get(name)
    if (macro === undefined || macro.environment !== undefined || index < at) continue
    const isStarred = command.endsWith('*') && macro.starred !== undefined
    const nameEnd = index + 1 + name.length + (isStarred ? 1 : 0)
    const read = isStarred
      ? argumentsOf(tex, nameEnd, {name, body: macro.starred ?? ''})
      : argumentsOf(tex, nameEnd, macro)
    if (read === undefined) continue
    const body = (isStarred ? macro.starred : macro.body) ?? ''
    const filled = body.replace(/#(\d)/g, (_, number: string) => read.values[Number(number) - 1] ?? '')
    // A command that ends the definition must not join the letters after it.
    const gap = /\\[A-Za-z]+$/.test(filled) && /^[A-Za-z]/.test(tex.slice(read.end)) ? ' ' : ''
    result += tex.slice(at, index) + filled + gap
    at = read.end
  }
  return result + tex.slice(at)
}

/** The arguments of a macro after its name; undefined if one is missing. */
function argumentsOf(
  tex: string,
  start: number,
  {body, optional}: Macro
): Readonly<{values: readonly string[]; end: number}> | undefined {
  const used = Array.from(body.matchAll(/#(\d)/g), ([, number]) => Number(number))
  const count = optional?.count ?? used.reduce((most, number) => Math.max(most, number), 0)
  const values: string[] = []
  let end = start
  if (optional !== undefined) {
    const [written, given] = /^\s*\[([^[\]]*)\]/.exec(tex.slice(end)) ?? []
    values.push(given ?? optional.fallback)
    end += written?.length ?? 0
  }
  while (values.length < count) {
    const [gap = ''] = /^\s*/.exec(tex.slice(end)) ?? []
    const argument = argumentAt(tex, end + gap.length)
    if (argument === undefined) return undefined
    values.push(argument.value)
    end = argument.end
  }
  return {values, end}
}

/** An argument: a group, a command or a character. */
function argumentAt(tex: string, start: number): Readonly<{value: string; end: number}> | undefined {
  if (tex[start] !== '{') {
    const [value] = /^(?:\\[A-Za-z]+|\\.|[^\\\s{}])/u.exec(tex.slice(start)) ?? []
    return value === undefined ? undefined : {value, end: start + value.length}
  }
  let depth = 0
  for (let at = start; at < tex.length; at++) {
    if (tex[at] === '\\') at++
    else if (tex[at] === '{') depth++
    else if (tex[at] === '}' && --depth === 0) return {value: tex.slice(start + 1, at), end: at + 1}
  }
  return undefined
}
