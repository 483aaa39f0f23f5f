import {largestOf} from '../../core/extremes.ts'
import {soundText} from '../../core/sound-text.ts'
import type {Field} from '../../core/types.ts'
import {parseBibliography} from '../../parse/bibliography.ts'
import {biblatexEntry} from '../biblatex-entry.ts'
import type {ExportProblem} from '../export.ts'
import type {ImportedWork} from './works.ts'

/** A work as BibLaTeX, with comments before it, and the values that have no field. */
export type WrittenWork = Readonly<{text: string; problems: readonly ExportProblem[]}>

/**
 * Serializes works as BibLaTeX, in order. An entry from BibTeX keeps its own fields; if keys had to change, the
 * fields that refer to other entries change as well. A work from a printed list keeps its line and its doubtful parts
 * as fields, and its confidence in a comment before it. Values without a field are in comments before any work, so
 * that nothing is lost.
 */
export function writeWorks(works: readonly ImportedWork[]): readonly WrittenWork[] {
  const newKeys = new Map<string, string>()
  for (const {key, reference} of works) {
    const own = reference.csl['citation-key']
    if (typeof own === 'string' && !newKeys.has(own)) newKeys.set(own, key)
  }
  return works.map(work => {
    const {confidence, doubtful, raw} = work.reference
    // The citation number is left out, because it is in the printed line.
    const {'citation-number': _, ...read} = work.reference.csl
    const custom = {printed: raw, ...(doubtful.length > 0 && {doubtful: doubtful.join(', ')})}
    const csl = confidence === undefined ? read : {...read, custom}
    const kept = ownEntry(work, newKeys)
    const {text, problems} =
      kept === undefined ? biblatexEntry({...csl, type: csl.type, id: work.key}) : {text: kept, problems: []}
    const comments = [
      ...(confidence === undefined
        ? []
        : [commentLines(`[${work.number}] confidence ${confidence.toFixed(2)}`)]),
      ...problems.flatMap(({message}) => {
        // The message begins with the variable, or with the type that has no entry type.
        const [, name = '', kind] = /^`([\w-]+)` has no (field|entry type)/.exec(message) ?? []
        if (kind === undefined) return []
        const [variable, value] = kind === 'field' ? [name, csl[name]] : ['type', name]
        return [commentLines(`${variable}: ${plainValue(value)}`)]
      })
    ]
    return {text: soundText([...comments, text].join('\n')), problems}
  })
}

/**
 * Writes text as comment lines. BibTeX treats every `@` as the start of an entry, even after `%`, so `@` is written as
 * `＠` (U+FF20). Braces have no meaning outside entries.
 */
export function commentLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map(line => `% ${line.replaceAll('@', '\uFF20')}`.trimEnd())
    .join('\n')
}

/**
 * The BibTeX entry of a work with its original fields; undefined if the work has no such fields, or if they cannot be
 * written.
 */
function ownEntry({key, reference}: ImportedWork, newKeys: ReadonlyMap<string, string>): string | undefined {
  if (reference.bibtex === undefined) return undefined
  const {type, fields} = reference.bibtex
  const widest = largestOf([0, ...[...fields.keys()].map(name => name.length)])
  const lines = [...fields.values()].map(
    field => `  ${field.name.padEnd(widest)} = {${followed(field, newKeys)}}`
  )
  const text = `@${type}{${[key, ...lines].join(',\n')}\n}`
  const [read, ...more] = parseBibliography([{path: 'written.bib', text}]).references
  return read?.key === key && more.length === 0 && read.fields.size === fields.size ? text : undefined
}

const namingFields: ReadonlySet<string> = new Set(['crossref', 'xref', 'entryset', 'related'])

function followed({name, value}: Field, newKeys: ReadonlyMap<string, string>): string {
  if (!namingFields.has(name)) return value
  return value
    .split(',')
    .map(key => newKeys.get(key.trim()) ?? key)
    .join(',')
}

function plainValue(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
