import {perObject} from '../../../core/per-object.ts'
import type {Chapter, Edit, ListedWork, Manuscript} from '../../../core/types.ts'

/** A `\nocite` in a text that a repair can move: its offsets, including its line or the space next to it. */
type Command = Readonly<{file: string; start: number; end: number; old: string; keys: readonly string[]}>

/**
 * The repair that moves every `\nocite` of known works from the texts to the settings. It is one repair, because
 * each addition changes the same list. Undefined if the settings have no place that a repair can extend.
 */
export function nociteRepair({project, bibliography}: Manuscript): readonly Edit[] | undefined {
  const {settings, texts, nociteSlot: slot} = project
  if (slot === undefined) return undefined
  const isKnown = (key: string): boolean =>
    (key === '*' || bibliography.byKey.has(key)) && !/["'\\{}\s]/.test(key)
  const commands = texts.flatMap(commandsIn).filter(({keys}) => keys.every(isKnown))
  const known = new Set(settings.nocite.map(({key}) => key))
  const keys = [...new Set(commands.flatMap(command => command.keys))].filter(key => !known.has(key))
  if (commands.length === 0) return undefined
  const added = keys.map((key, index) => `${index === 0 ? slot.first : slot.next}${key}${slot.after}`)
  const place = {file: settings.file, start: slot.offset, end: slot.offset, old: ''}
  return [
    ...(keys.length === 0 ? [] : [{...place, text: `${slot.open}${added.join('')}${slot.close}`}]),
    ...commands.map(({file, start, end, old}) => ({file, start, end, old, text: ''}))
  ]
}

/** The commands of a text that are in its file exactly as they are read. */
const commandsIn = perObject(({path, text, nocite}: Chapter): readonly Command[] => {
  if (nocite.length === 0) return []
  return [...text.matchAll(/\\nocite\s*\{([^{}]*)\}/g)].flatMap(({index, 0: source}) => {
    const end = index + source.length
    const works = nocite.filter(work => isWithin(work, index, end))
    if (works.length === 0) return []
    const before = /(?:^|\n)[ \t]*$/.exec(text.slice(0, index))
    const after = /^[ \t]*(?:\n|$)(?:[ \t]*\n)?/.exec(text.slice(end))
    const isAlone = before !== null && after !== null
    const space = /[ \t]$/.test(text.slice(0, index)) && /^(?:[\s.,;:!?)]|$)/.test(text.slice(end)) ? 1 : 0
    const from = isAlone ? index - before[0].replace('\n', '').length : index - space
    const to = isAlone ? end + after[0].length : end
    return [{file: path, start: from, end: to, old: text.slice(from, to), keys: works.map(({key}) => key)}]
  })
})

function isWithin({place}: ListedWork, start: number, end: number): boolean {
  return start < place.start.offset && place.end.offset < end
}
