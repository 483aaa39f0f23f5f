import type {Hover} from 'vscode-languageserver-types'
import {targetOf} from '../core/targets.ts'
import type {Diagnostic, Place} from '../core/types.ts'
import {optionNamed} from '../parse/settings/options.ts'
import {citedWords} from './completion.ts'
import {messageOf} from './diagnostics.ts'
import {type NameUse, nameUsesOf, useAt} from './name-uses.ts'
import {optionWords, settingsText} from './settings.ts'
import {type PaperTables, rangeOf} from './tables.ts'
import {targetCaption, targetTitle} from './target-names.ts'

/** What is at an offset: a work as the style prints it, the target of a label, a setting, and why a finding is one. */
export function hoverAt(tables: PaperTables, file: string, offset: number): Hover | undefined {
  const {build} = tables
  const text = build.files.textOf(file)
  const found = useAt(nameUsesOf(build), file, offset)
  const named = found && nameWords(tables, found)
  const option = settingAt(file, text ?? '', offset)
  const findings = build.diagnostics.filter(
    ({file: own, start, end}) =>
      own === file && start && end && start.offset <= offset && offset <= end.offset
  )
  const parts = [
    ...(named === undefined ? [] : [named]),
    ...(option === undefined ? [] : [option]),
    ...findings.slice(0, 3).map(finding => findingWords(finding, tables.pageOf))
  ]
  if (parts.length === 0) return undefined
  const place = named !== undefined ? found?.place : placeOfFinding(findings[0])
  return {
    contents: {kind: 'markdown', value: parts.join('\n\n---\n\n')},
    ...(place && {range: rangeOf(place, text)})
  }
}

function placeOfFinding(finding: Diagnostic | undefined): Place | undefined {
  return finding?.start && finding.end && {start: finding.start, end: finding.end}
}

function nameWords(
  {build: {manuscript}, printed}: PaperTables,
  {kind, name, file}: NameUse
): string | undefined {
  const work = kind === 'label' ? undefined : manuscript.bibliography.byKey.get(name)
  if (work !== undefined) {
    const count = citedWords(manuscript.citedBy.get(work.key)?.length ?? 0)
    return `${escaped(printed.entries.get(work.key) ?? '')}\n\n\`${work.key}\` in \`${work.file}\`, ${count}`
  }
  const target = targetOf(manuscript, name, file)
  if (target === undefined) return undefined
  const caption = targetCaption(target)
  const words = target.kind === 'equation' ? `$$\n${caption}\n$$` : escaped(caption)
  return `**${targetTitle(target, manuscript)}**${caption === '' ? '' : `\n\n${words}`}\n\n\`${target.file}:${target.place.start.line}\``
}

function settingAt(file: string, text: string, offset: number): string | undefined {
  const settings = settingsText(file, text)
  if (settings === undefined || offset < settings.offset || offset > settings.offset + settings.yaml.length)
    return undefined
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const name = /^([\w-]+)\s*:/.exec(text.slice(start))?.[1]
  if (name === undefined || offset > start + name.length) return undefined
  const option = optionNamed(name)
  return option && optionWords(option)
}

function findingWords(diagnostic: Diagnostic, pageOf: (rule: string) => string): string {
  const {code, rule, note, url} = diagnostic
  const name =
    url === undefined
      ? `${code} ${rule}`
      : `[${code} ${rule}](${url.startsWith('docs/') ? pageOf(rule) : url})`
  return `${escaped(messageOf(diagnostic))}\n\n${note === undefined ? '' : `${escaped(note)}\n\n`}${name}`
}

/** Text that Markdown does not take for markup; code stays code. */
function escaped(text: string): string {
  return text
    .replace(/(`[^`]*`)|[*_[\]<>#]/g, (sign, code) => code ?? `\\${sign}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
