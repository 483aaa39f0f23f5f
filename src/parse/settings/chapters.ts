import {isMarkdown, joinPath} from '../../core/path.ts'
import type {Finding, OuterHeading, Settings} from '../../core/types.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'

type PartTitle = Pick<OuterHeading, 'text' | 'place'>

/**
 * Reads `chapters` and `appendices`: paths, and parts such as `{part: Law, chapters: [law.md]}`, in which `part` may
 * also be a file. The sections of the chapters in a part or group with `numbered: false` have no numbers.
 */
export function readChapters(
  yaml: YamlValue | undefined,
  {file, folder, findings}: Readonly<{file: string; folder: string; findings: Finding[]}>
): Pick<Settings, 'chapters' | 'parts' | 'partFiles' | 'unnumbered' | 'appendices'> {
  const chapters: string[] = []
  const partFiles: string[] = []
  const unnumbered: string[] = []
  const parts: OuterHeading[] = []
  let titles: PartTitle[] = []
  const add = (item: YamlValue, isNumbered = true): void => {
    const isCounted = booleanOf(memberOf(item, 'numbered')) ?? isNumbered
    const part = memberOf(item, 'part')
    const text = scalarText(part)
    // In pandoc-crossref, `chapters: true` is a separate setting.
    if (/^(?:true|false)$/.test(scalarText(item) ?? '')) return
    const path = scalarText(item) ?? (text !== undefined && isMarkdown(text) ? text : undefined)
    if (path !== undefined) {
      const before = joinPath(folder, path)
      for (const title of titles) parts.push({...title, before, file, isPart: true})
      titles = []
      chapters.push(before)
      if (!isCounted) unnumbered.push(before)
      if (part !== undefined) partFiles.push(before)
    } else if (part !== undefined && text !== undefined && text.trim() !== '')
      titles.push({text, place: part.place})
    for (const inner of itemsOf(memberOf(item, 'chapters'))) add(inner, isCounted)
  }
  for (const item of itemsOf(memberOf(yaml, 'chapters'))) add(item)
  const count = chapters.length
  for (const item of itemsOf(memberOf(yaml, 'appendices'))) add(item)
  for (const {text, place} of titles)
    findings.push({
      rule: 'setting-invalid',
      file,
      place,
      subject: text,
      message: `The part “${text}” has no chapters, expected \`{part: ${text}, chapters: [chapter.md]}\``
    })
  return {
    chapters: chapters.length > 0 ? chapters : undefined,
    parts,
    ...(partFiles.length > 0 && {partFiles}),
    ...(unnumbered.length > 0 && {unnumbered}),
    appendices: chapters[count]
  }
}
