import type {CslDate} from '../../core/types.ts'
import {dateVariables, nameVariables} from '../../csl/check/names.ts'
import {parseDate} from '../bibtex/dates.ts'
import {plainLatex} from '../latex/text.ts'
import {parseMarkdownText} from '../markdown/text.ts'
import {richText, textRuns} from '../values/rich-text.ts'
import {scalarText, type YamlEntry, type YamlValue} from '../values/yaml.ts'

/**
 * Converts an item of CSL-YAML to CSL-JSON from all forms that Pandoc allows: names as strings or maps; dates as
 * `2017-05`, as `year`, `month` and `day`, or as a list of two; Markdown in strings. Scalars keep the form in which
 * they are written, such as `007`.
 */
export function yamlItem(value: YamlValue): unknown {
  if (value.kind !== 'map') return plainValue(value)
  return Object.fromEntries(
    value.entries
      .filter(({value: variable}) => variable.kind !== 'scalar' || variable.value !== null)
      .map(({key, value: variable}) => {
        const name = nameOf(key)
        return [name, readVariable(name, variable)] as const
      })
  )
}

/** The name of a variable in CSL, which writes `DOI` and `URL` in capitals where authors write `doi` and `url`. */
function nameOf(key: string): string {
  const capital = key.toUpperCase()
  return /^(?:DOI|ISBN|ISSN|PMC?ID|URL)$/.test(capital) ? capital : key
}

/** The dates of an item that are written as text but cannot be parsed. */
export function unreadDates(item: YamlValue): readonly YamlEntry[] {
  if (item.kind !== 'map') return []
  return item.entries.filter(
    ({key, value}) =>
      dateVariables.has(key) && value.kind === 'scalar' && parseDate(value.text).fault !== undefined
  )
}

/** Variables whose values are not Markdown: an `_` in a URL does not mark emphasis. */
const verbatimVariables: ReadonlySet<string> = new Set(
  'id type DOI URL ISBN ISSN PMID PMCID language citation-key'.split(' ')
)

function readVariable(name: string, value: YamlValue): unknown {
  if (nameVariables.has(name)) return readNames(value)
  if (dateVariables.has(name)) return readDate(value)
  if (value.kind === 'list' && value.items.every(item => item.kind === 'scalar'))
    return value.items.map(item => readText(name, item.text)).join(', ')
  return value.kind === 'scalar' ? readText(name, value.text) : plainValue(value)
}

function readText(name: string, text: string): string {
  if (verbatimVariables.has(name)) return text.trim()
  if (name === 'page' || name === 'page-first') return text.trim().replace(/\s*(?:–|—|--+)\s*/g, '-')
  return richText(textRuns(parseMarkdownText(text.trim().replace(/\s+/g, ' '))), true)
}

function readNames(value: YamlValue): unknown {
  const names = value.kind === 'list' ? value.items : [value]
  return names.map(name => {
    if (name.kind !== 'map') return name.kind === 'scalar' ? plainName(scalarText(name)) : plainValue(name)
    return Object.fromEntries(name.entries.map(({key, value: part}) => [key, readNamePart(part)]))
  })
}

/** Reads a part of a name, which is a string or, for given names, a list. */
function readNamePart(part: YamlValue): unknown {
  if (part.kind === 'scalar')
    return typeof part.value === 'boolean' ? part.value : plainName(scalarText(part))
  const isWords = part.kind === 'list' && part.items.every(item => item.kind === 'scalar')
  return isWords ? part.items.map(item => plainName(scalarText(item))).join(' ') : plainValue(part)
}

function plainName(text: string | undefined): string | undefined {
  return text === undefined ? undefined : plainLatex(parseMarkdownText(text))
}

function readDate(value: YamlValue): unknown {
  if (value.kind === 'scalar') return parseDate(value.text).date
  if (value.kind === 'list') {
    const parts = value.items.map(dateParts)
    return parts.every(part => part !== undefined) ? {'date-parts': parts} : plainValue(value)
  }
  const parts = dateParts(value)
  const rest = Object.fromEntries(
    value.entries
      .filter(({key}) => !['year', 'month', 'day'].includes(key))
      .map(({key, value: part}) => [key, plainValue(part)])
  )
  const isCirca = ['', '0', 'false'].includes(String(rest.circa ?? '')) === false
  return {
    ...rest,
    ...(parts !== undefined && {'date-parts': [parts]}),
    ...('circa' in rest && {circa: isCirca})
  } satisfies CslDate | Record<string, unknown>
}

/** Parses a date: a map with `year`, `month` and `day`, or a string. */
function dateParts(value: YamlValue): readonly number[] | undefined {
  if (value.kind === 'scalar') return parseDate(value.text).date['date-parts']?.[0]
  if (value.kind !== 'map') return undefined
  const parts: number[] = []
  for (const name of ['year', 'month', 'day']) {
    const written = scalarText(value.entries.find(entry => entry.key === name)?.value)
    if (written === undefined || !/^-?\d+$/.test(written)) break
    parts.push(Number(written))
  }
  return parts.length > 0 ? parts : undefined
}

function plainValue(value: YamlValue): unknown {
  if (value.kind === 'scalar') return typeof value.value === 'number' ? numberOf(value.text) : value.value
  if (value.kind === 'list') return value.items.map(plainValue)
  return Object.fromEntries(value.entries.map(({key, value: member}) => [key, plainValue(member)]))
}

function numberOf(text: string): number | string {
  const number = Number(text)
  return Number.isFinite(number) ? number : text
}
