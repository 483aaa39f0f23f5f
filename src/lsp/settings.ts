import {type Option, optionNamed} from '../parse/settings/options.ts'
import {frontMatter} from '../parse/values/front-matter.ts'

/** The position of a cursor in the settings: at the name of a setting, or at a key or a value within it. */
export type SettingsSpot = Readonly<{
  /** The setting that contains the cursor; undefined at the name of a setting. */
  option?: Option | undefined
  /** The key within the setting. */
  member?: string | undefined
  is: 'key' | 'value'
  /** The letters before the cursor. */
  typed: string
}>

/** The part of a file that contains settings: all of `manuscript.yaml`, or front matter. */
export function settingsText(
  file: string,
  text: string
): Readonly<{yaml: string; offset: number}> | undefined {
  if (/(?:^|\/)(?:manuscript|metadata)\.ya?ml$/.test(file)) return {yaml: text, offset: 0}
  return file.endsWith('.md') ? frontMatter(text) : undefined
}

/**
 * Finds the position of an offset in the settings, even while they are not valid YAML; undefined for offsets outside
 * the settings.
 */
export function settingsSpot(file: string, text: string, offset: number): SettingsSpot | undefined {
  const settings = settingsText(file, text)
  if (settings === undefined) return undefined
  const at = offset - settings.offset
  if (at < 0 || at > settings.yaml.length) return undefined
  const before = settings.yaml.slice(0, at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (/^[\w-]*$/.test(line)) return {is: 'key', typed: line}
  const [, indent = '', name, rest = ''] =
    /^([\s-]*)(?:"|')?([\w-]+)(?:"|')?\s*:(?:\s+(.*))?$/.exec(line) ?? []
  const option = indent === '' && name !== undefined ? optionNamed(name) : parentOption(before)
  if (option === undefined) return undefined
  if (name === undefined || (indent === '' && /\{[^}]*$/.test(rest))) return spotInFlow(option, line)
  const typed = lastWord(rest)
  if (indent === '') return {option, is: 'value', typed}
  return /\{[^}]*$/.test(rest) ? spotInFlow(option, rest) : {option, member: name, is: 'value', typed}
}

/** The position within `{…}`, or at the beginning of an indented line. */
function spotInFlow(option: Option, line: string): SettingsSpot {
  const part = /[{,]?([^{,]*)$/.exec(line)?.[1] ?? ''
  const [, member, value] = /^[\s-]*["']?([\w-]+)["']?\s*:\s+(.*)$/.exec(part) ?? []
  if (member !== undefined && value !== undefined)
    return {option, member, is: 'value', typed: lastWord(value)}
  const isItem = /^\s*-\s+["']?[^:{]*$/.test(line) || /\[[^\]{]*$/.test(line)
  return {option, is: isItem && !hasMembers(option) ? 'value' : 'key', typed: lastWord(part)}
}

function hasMembers({name}: Option): boolean {
  return ['authors', 'affiliations', 'waivers', 'references'].includes(name)
}

function lastWord(text: string): string {
  return /[^\s"'[\],{}:]*$/.exec(text)?.[0] ?? ''
}

/** The setting of the last line without an indent. */
function parentOption(before: string): Option | undefined {
  const lines = before.split('\n').slice(0, -1)
  const parent = lines.findLast(line => /^[\w-]+\s*:/.test(line))
  const name = /^[\w-]+/.exec(parent ?? '')?.[0]
  return name === undefined ? undefined : optionNamed(name)
}

/** The names of the settings that are already set. */
export function settingsGiven(file: string, text: string): ReadonlySet<string> {
  const yaml = settingsText(file, text)?.yaml ?? ''
  return new Set(
    Array.from(yaml.matchAll(/^([\w-]+)\s*:/gm), ([, name = '']) => optionNamed(name)?.name ?? name)
  )
}

/** The description of a setting, with an example. */
export function optionWords({name, also, says, example}: Option): string {
  const others = also === undefined ? '' : `\n\nAlso ${also.map(other => `\`${other}\``).join(', ')}.`
  return `**${name}**: ${says}${others}\n\n\`\`\`yaml\n${example}\n\`\`\``
}
