import {joinPath} from '../core/path.ts'
import type {Finding, Place, Settings, Severity, Waiver} from '../core/types.ts'
import {cslName} from './csl-style.ts'
import {itemsOf, memberOf, textOf, type YamlValue} from './yaml.ts'

/** What the settings of a paper are, read from its YAML; `folder` is where the file stands in the project. */
export function readSettings(
  yaml: YamlValue | undefined,
  file: string,
  folder: string
): Readonly<{settings: Settings; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const paths = (...names: string[]): Array<{path: string; place: Place}> =>
    itemsOf(memberOf(yaml, ...names)).flatMap(item => {
      const text = textOf(item)
      return text === undefined ? [] : [{path: joinPath(folder, text), place: item.place}]
    })
  const chapters = paths('chapters').map(chapter => chapter.path)
  const csl = readCsl(memberOf(yaml, 'csl', 'citation-style'), folder)
  const slug = textOf(memberOf(yaml, 'output', 'slug', 'output-file'))
  if (slug !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(slug)) {
    findings.push(
      invalid(
        file,
        memberOf(yaml, 'output', 'slug', 'output-file')!,
        slug,
        'a file name of letters, digits, `.`, `_` and `-`'
      )
    )
  }

  return {
    settings: {
      file,
      chapters: chapters.length > 0 ? chapters : undefined,
      bibliography: paths('bibliography'),
      style: textOf(memberOf(yaml, 'style')) ?? 'plain',
      csl,
      nocite: readNocite(memberOf(yaml, 'nocite')),
      referencesTitle: textOf(memberOf(yaml, 'reference-section-title')),
      notesAfterPunctuation: readBoolean('notes-after-punctuation'),
      linkCitations: readBoolean('link-citations') ?? true,
      numberSections: readBoolean('number-sections', 'numbersections'),
      slug,
      severities: readSeverities(),
      waivers: readWaivers()
    },
    findings
  }

  function readBoolean(...names: string[]): boolean | undefined {
    const value = memberOf(yaml, ...names)
    const text = textOf(value)
    if (value === undefined || text === undefined) return undefined
    if (/^(true|yes)$/i.test(text)) return true
    if (/^(false|no)$/i.test(text)) return false
    findings.push(invalid(file, value, text, '`true` or `false`'))
    return undefined
  }

  function readSeverities(): ReadonlyMap<string, Severity | 'off'> {
    const severities = new Map<string, Severity | 'off'>()
    const rules = memberOf(yaml, 'rules')
    if (rules?.kind !== 'map') return severities
    for (const {key, value} of rules.entries) {
      const text = textOf(value)?.replace(/^(false|no)$/, 'off')
      if (text === 'error' || text === 'warning' || text === 'info' || text === 'off')
        severities.set(key, text)
      else findings.push(invalid(file, value, text ?? '', '`error`, `warning`, `info` or `off`'))
    }
    return severities
  }

  function readWaivers(): readonly Waiver[] {
    return itemsOf(memberOf(yaml, 'waivers')).flatMap(item => {
      const rule = textOf(memberOf(item, 'rule'))
      const reason = textOf(memberOf(item, 'reason'))
      if (rule === undefined || reason === undefined) {
        findings.push(invalid(file, item, '', 'a waiver with `rule` and `reason`'))
        return []
      }
      const named = textOf(memberOf(item, 'file'))
      return [
        {
          rule,
          reason,
          subject: textOf(memberOf(item, 'subject')),
          file: named === undefined ? undefined : joinPath(folder, named),
          place: item.place
        }
      ]
    })
  }
}

/** A CSL file; without a folder and an ending it is the name of a style, as an address of the styles repository is. */
function readCsl(value: YamlValue | undefined, folder: string): Settings['csl'] {
  const text = textOf(value)
  if (value === undefined || text === undefined) return undefined
  const isName = /^https?:\/\//iu.test(text) || !/[/\\]|\.(?:csl|xml)$/iu.test(text)
  return {path: joinPath(folder, text), place: value.place, ...(isName && {name: cslName(text)})}
}

/** Keys in any form that Pandoc takes: a list, `@a, @b` in one text, `@*`. */
function readNocite(value: YamlValue | undefined): ReadonlyArray<{key: string; place: Place}> {
  return itemsOf(value).flatMap(item => {
    const text = textOf(item) ?? ''
    return [...text.matchAll(/@\{([^}\s]+)\}|@?([^\s,;@[\]]+)/g)].map(match => ({
      key: match[1] ?? match[2]!,
      place: item.place
    }))
  })
}

function invalid(file: string, value: YamlValue, subject: string, expected: string): Finding {
  return {
    rule: 'setting-invalid',
    file,
    place: value.place,
    subject,
    message:
      subject === ''
        ? `Unexpected value, expected ${expected}`
        : `Unexpected value \`${subject}\`, expected ${expected}`
  }
}
