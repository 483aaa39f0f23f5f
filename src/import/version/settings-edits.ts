import {inlineEdits, type VersionEdit} from './inline-edits.ts'

/** The differences between the settings of two versions: edits of texts, and other changed fields. */
export type SettingsChanges = Readonly<{
  edits: ReadonlyArray<Readonly<{about: string; edit: VersionEdit}>>
  others: ReadonlyArray<Readonly<{about: string; old: string; new: string}>>
}>

/** The fields with text, in which edits are possible; all other fields are data. */
const texts: ReadonlySet<string> = new Set(['title', 'subtitle', 'titles', 'abstract'])

/** Settings that the import derives from the file as a whole. */
const made: ReadonlySet<string> = new Set(['chapters', 'csl', 'number-sections', 'smart', 'lang'])

/**
 * Compares the settings that two imports wrote. Each field begins a line, and each text in a field is on a line of its
 * own.
 */
export function settingsChanges(old: string, next: string, remark: string): SettingsChanges {
  const [olds, news] = [fieldsOf(old), fieldsOf(next)]
  const edits: Array<Readonly<{about: string; edit: VersionEdit}>> = []
  const others: Array<Readonly<{about: string; old: string; new: string}>> = []
  for (const about of new Set([...olds.keys(), ...news.keys()])) {
    const [own, other] = [olds.get(about) ?? [], news.get(about) ?? []]
    if (made.has(about) || textOf(own) === textOf(other)) continue
    const within = texts.has(about) ? editsOfLines(own, other, remark) : undefined
    if (within === undefined) others.push({about, old: textOf(own), new: textOf(other)})
    else for (const edit of within) edits.push({about, edit})
  }
  return {edits, others}
}

type FieldLine = Readonly<{start: number; text: string}>

function fieldsOf(settings: string): ReadonlyMap<string, readonly FieldLine[]> {
  const fields = new Map<string, FieldLine[]>()
  let start = 0
  let name = ''
  for (const text of settings.split('\n')) {
    name = /^([\w-]+):/.exec(text)?.[1] ?? name
    if (!text.startsWith('#') && text !== '') fields.set(name, [...(fields.get(name) ?? []), {start, text}])
    start += text.length + 1
  }
  return fields
}

function textOf(lines: readonly FieldLine[]): string {
  return lines.map(({text}) => text.trim()).join(' ')
}

function editsOfLines(
  olds: readonly FieldLine[],
  news: readonly FieldLine[],
  remark: string
): readonly VersionEdit[] | undefined {
  if (olds.length !== news.length) return undefined
  const edits: VersionEdit[] = []
  for (const [index, {start, text}] of olds.entries()) {
    const other = news[index]!.text
    const prefix = /^\s*(?:[\w-]+:\s*)?["']?/.exec(text)![0]
    if (text === other) continue
    if (!other.startsWith(prefix)) return undefined
    for (const edit of inlineEdits(text.slice(prefix.length), other.slice(prefix.length), remark))
      edits.push({...edit, start: edit.start + start + prefix.length, end: edit.end + start + prefix.length})
  }
  return edits
}
