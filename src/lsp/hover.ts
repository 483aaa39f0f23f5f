import type {Nodes} from 'mdast'
import type {Hover} from 'vscode-languageserver-types'
import {targetOf} from '../core/targets.ts'
import type {Diagnostic, Manuscript, NumberedTarget, Place, TermDefinition} from '../core/types.ts'
import {walk, wordsWithoutNotes} from '../core/walk.ts'
import {optionNamed} from '../parse/settings/options.ts'
import {citedWords} from './completion.ts'
import {messageOf} from './diagnostics.ts'
import {type NameUse, nameUsesOf, useAt, usesLike} from './name-uses.ts'
import {optionWords, settingsText} from './settings.ts'
import {type PaperTables, rangeOf} from './tables.ts'
import {targetCaption, targetTitle} from './target-names.ts'
import {termNamed} from './term-names.ts'

/**
 * The hover text at an offset: a work as the style prints it, the target of a label, a setting, or the reason for a
 * finding.
 */
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

function nameWords(tables: PaperTables, use: NameUse): string | undefined {
  const {
    build: {manuscript},
    printed
  } = tables
  const {kind, file} = use
  if (kind === 'term' || kind === 'index') return termWords(tables, use)
  const name = kind === 'note' ? `note:${use.name}` : use.name
  const work = kind === 'label' ? undefined : manuscript.bibliography.byKey.get(name)
  if (work !== undefined) {
    const count = citedWords(manuscript.citedBy.get(work.key)?.length ?? 0)
    return `${escaped(printed.entries.get(work.key) ?? '')}\n\n\`${work.key}\` in \`${work.file}\`, ${count}`
  }
  const target = targetOf(manuscript, name, file)
  if (target === undefined) return undefined
  const caption = targetCaption(target)
  const words = target.kind === 'equation' ? `$$\n${caption}\n$$` : escaped(caption)
  const title = targetTitle(target, manuscript)
  const heading = kind === 'note' ? `Note ${target.number}` : title
  return `**${heading === '' ? `\`${name}\`` : heading}**${caption === '' ? '' : `\n\n${words}`}\n\n\`${target.file}:${target.place.start.line}\``
}

/** The meaning of a term and the number of its uses, or the number of marks of an index entry. */
function termWords({build}: PaperTables, use: NameUse): string | undefined {
  const all = usesLike(nameUsesOf(build), use).filter(({isDefinition}) => !isDefinition)
  if (use.kind === 'index')
    return `**${escaped(use.name.replaceAll('!', ' › '))}**\n\nin the index, marked ${times(all.length)}`
  const term = termNamed(build.manuscript, use.name)
  if (term === undefined) return undefined
  const meaning = 'target' in term ? meaningOf(build.manuscript, term.target) : meaningOfTerm(term.definition)
  return `${meaning}\n\nused ${times(all.length)}`
}

function meaningOfTerm({short, long, description}: TermDefinition): string {
  const name = long === undefined ? `**${escaped(short)}**` : `**${escaped(short)}**: ${escaped(long)}`
  return description === undefined ? name : `${name}\n\n${escaped(description)}`
}

/** A term of a definition list with the text below it. */
function meaningOf({project}: Manuscript, {node, file}: NumberedTarget): string {
  const text = project.texts.find(({path}) => path === file)
  let words = ''
  if (text !== undefined)
    walk(text.tree, each => {
      if (each.type !== 'definitionList') return undefined
      const at = each.children.indexOf(node as never)
      const meaning = at < 0 ? undefined : each.children.slice(at + 1).find(isMeaning)
      if (meaning !== undefined) words = wordsWithoutNotes(meaning).trim()
      return undefined
    })
  const name = `**${escaped(wordsWithoutNotes(node).trim())}**`
  return words === '' ? name : `${name}\n\n${escaped(words)}`
}

function isMeaning({type}: Nodes): boolean {
  return type === 'definitionDescription'
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
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

/** Escapes text for Markdown; code is not changed. */
function escaped(text: string): string {
  return text
    .replace(/(`[^`]*`)|[*_[\]<>#]/g, (sign, code) => code ?? `\\${sign}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
