import {addAll} from '../../core/add-all.ts'
import {joinPath} from '../../core/path.ts'
import {readStandards} from '../../core/pdf-standard.ts'
import {theoremNumbers} from '../../core/theorem-kinds.ts'
import type {Finding, Place, Settings, Severity, Waiver} from '../../core/types.ts'
import {cslName} from '../csl/style.ts'
import {isDay} from '../values/dates.ts'
import {booleanOf, itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {readChapters} from './chapters.ts'
import {preambles, readMacroSettings, readPreambleBibliographies, readTheoremSettings} from './macros.ts'
import {readCitesInText} from './natbib.ts'
import {numberedSections, switchInFormats} from './numbered-sections.ts'
import {readOutputName} from './output-name.ts'
import {readerExtensions} from './reader-extensions.ts'
import {readTermSettings} from './terms.ts'

/** The folders in Pandoc's `resource-path`, a list or a text with colons. */
function readResourcePath(value: YamlValue | undefined, folder: string): readonly string[] {
  return itemsOf(value)
    .flatMap(item => scalarText(item)?.split(/[:;]/) ?? [])
    .map(path => joinPath(folder, path.replace(/^\$\{\.\}/, '.')))
}

/** Reads the settings of a paper from YAML; `folder` is the folder of their file in the project. */
export function readSettings(
  yaml: YamlValue | undefined,
  file: string,
  folder: string
): Readonly<{settings: Settings; findings: readonly Finding[]}> {
  const findings: Finding[] = []
  const paths = (...names: string[]): Array<{path: string; place: Place}> =>
    itemsOf(memberOf(yaml, ...names)).flatMap(item => {
      const text = scalarText(item)
      return text === undefined ? [] : [{path: joinPath(folder, text), place: item.place}]
    })
  const book = readChapters(yaml, {file, folder, findings})
  const csl = readCsl(memberOf(yaml, 'csl', 'citation-style'), folder)
  const slug = readOutputName(yaml, file, findings)
  const reader = readerExtensions(yaml, file)
  addAll(findings, reader.findings)
  return {
    settings: {
      file,
      ...book,
      bibliography: readBibliographies(),
      withoutBibliography: isEmptyList(memberOf(yaml, 'bibliography')),
      inlineReferences: memberOf(yaml, 'references')?.kind === 'list',
      smart: readBoolean('smart', 'smart-punctuation') ?? reader.smart ?? true,
      lineBreaks: reader.lineBreaks,
      resourcePath: readResourcePath(memberOf(yaml, 'resource-path'), folder),
      style: scalarText(memberOf(yaml, 'style')) ?? 'plain',
      csl,
      cslLocale: paths('csl-locale')[0],
      abbreviations: paths('citation-abbreviations')[0],
      nocite: readNocite(memberOf(yaml, 'nocite')),
      referencesTitle: scalarText(memberOf(yaml, 'reference-section-title')),
      referencesPer: readReferencesPer(),
      annotations: readBoolean('annotations') ?? false,
      notesAfterPunctuation: readBoolean('notes-after-punctuation'),
      linkCitations: readBoolean('link-citations') ?? true,
      numberSections: readBoolean('number-sections', 'numbersections') ?? numberedSections(yaml).isOn,
      hasChapters: /^chapters?$/.test(scalarText(memberOf(yaml, 'top-level-division')) ?? ''),
      theoremNumbers: readTheoremNumbers(),
      numerals: readNumerals(),
      contents: readBoolean('toc', 'contents') ?? switchInFormats(yaml, 'toc') ?? false,
      contentsDepth: readDepth(),
      contentsTitle: scalarText(memberOf(yaml, 'toc-title')),
      macros: readMacroSettings(yaml),
      theorems: readTheoremSettings(yaml),
      terms: readTermSettings(yaml),
      preamble: preambles(yaml).join('\n'),
      citesInText: readCitesInText(yaml),
      slug,
      pdfStandards: readPdfStandards(),
      jatsVersion: readJatsVersion(),
      severities: readSeverities(),
      severityPlaces: readSeverityPlaces(),
      waivers: readWaivers()
    },
    findings
  }

  /** Reads a list of files, or files by name: `{primary: a.bib, secondary: [b.bib, c.bib]}`. */
  function readBibliographies(): Settings['bibliography'] {
    const value = memberOf(yaml, 'bibliography')
    if (value === undefined)
      return readPreambleBibliographies(yaml).map(({name, place}) => ({path: joinPath(folder, name), place}))
    if (value.kind !== 'map') return paths('bibliography')
    return value.entries.flatMap(({key, value: files}) =>
      itemsOf(files).flatMap(item => {
        const text = scalarText(item)
        return text === undefined ? [] : [{path: joinPath(folder, text), place: item.place, name: key}]
      })
    )
  }

  function readReferencesPer(): 'paper' | 'chapter' {
    const value = memberOf(yaml, 'references-per')
    const text = scalarText(value)
    if (text === 'chapter') return 'chapter'
    if (value !== undefined && text !== 'paper')
      findings.push(invalid(file, value, text ?? '', '`paper` or `chapter`'))
    return 'paper'
  }

  function readTheoremNumbers(): Settings['theoremNumbers'] {
    const value = memberOf(yaml, 'theorem-numbers')
    const text = scalarText(value) ?? ''
    if (value !== undefined && !theoremNumbers.includes(text))
      findings.push(
        invalid(file, value, text, '`by kind`, `together`, `by section` or `together by section`')
      )
    return {
      together: text.startsWith('together'),
      bySection: text.endsWith('by section'),
      ...(value !== undefined && {isSet: true as const})
    }
  }

  function readNumerals(): 'western' | 'native' | undefined {
    const value = memberOf(yaml, 'numerals')
    const text = scalarText(value)
    if (text === 'western' || text === 'native') return text
    if (value !== undefined) findings.push(invalid(file, value, text ?? '', '`western` or `native`'))
    return undefined
  }

  function readJatsVersion(): Settings['jatsVersion'] {
    const value = memberOf(yaml, 'jats-version')
    const text = scalarText(value)
    if (text === '1.4') return text
    if (value !== undefined && text !== '1.3')
      findings.push(invalid(file, value, text ?? '', '`1.3` or `1.4`'))
    return undefined
  }

  function readPdfStandards(): Settings['pdfStandards'] {
    const value = memberOf(yaml, 'pdf-standard', 'pdfstandard')
    const names = itemsOf(value).map(item => scalarText(item) ?? '')
    if (value === undefined || names.length === 0) return undefined
    const read = readStandards(names)
    if ('standards' in read) return {standards: read.standards, place: value.place}
    findings.push({rule: 'setting-invalid', file, place: value.place, message: read.fault})
    return undefined
  }

  function readBoolean(...names: string[]): boolean | undefined {
    const value = memberOf(yaml, ...names)
    const text = scalarText(value)
    if (value === undefined || text === undefined) return undefined
    const isOn = booleanOf(value)
    if (isOn !== undefined) return isOn
    findings.push(invalid(file, value, text, '`true` or `false`'))
    return undefined
  }

  function readDepth(): number {
    const value = memberOf(yaml, 'toc-depth')
    const text = scalarText(value)
    if (value !== undefined && !/^[1-5]$/.test(text ?? ''))
      findings.push(invalid(file, value, text ?? '', 'a number from 1 to 5'))
    return /^[1-5]$/.test(text ?? '') ? Number(text) : 3
  }

  function readSeverities(): ReadonlyMap<string, Severity | 'off'> {
    const severities = new Map<string, Severity | 'off'>()
    const rules = memberOf(yaml, 'rules')
    if (rules?.kind !== 'map') return severities
    for (const {key, keyPlace, value: given} of rules.entries) {
      // A rule without a value has no place, so the place of the key is used.
      const value = scalarText(given) === undefined ? {...given, place: keyPlace} : given
      const text = scalarText(value)?.replace(/^(false|no)$/, 'off')
      if (text === 'error' || text === 'warning' || text === 'info' || text === 'off')
        severities.set(key, text)
      else findings.push(invalid(file, value, text ?? '', '`error`, `warning`, `info` or `off`'))
    }
    return severities
  }

  function readSeverityPlaces(): ReadonlyMap<string, Place> {
    const rules = memberOf(yaml, 'rules')
    return new Map(rules?.kind === 'map' ? rules.entries.map(({key, keyPlace}) => [key, keyPlace]) : [])
  }

  function readWaivers(): readonly Waiver[] {
    return itemsOf(memberOf(yaml, 'waivers')).flatMap(item => readWaiver(item, file, folder, findings) ?? [])
  }
}

/** Reads a waiver; an invalid one has no effect, and a finding gives the reason. */
function readWaiver(item: YamlValue, file: string, folder: string, findings: Finding[]): Waiver | undefined {
  const fields = ['rule', 'subject', 'file', 'until', 'reason']
  const unknown = item.kind === 'map' && item.entries.find(({key}) => !fields.includes(key))
  const rule = scalarText(memberOf(item, 'rule'))
  const reason = scalarText(memberOf(item, 'reason'))
  const until = memberOf(item, 'until')
  if (rule === undefined || reason === undefined) {
    findings.push(invalid(file, item, '', 'a waiver with `rule` and `reason`'))
  } else if (until !== undefined && !isDay(scalarText(until) ?? '')) {
    findings.push(invalid(file, until, scalarText(until) ?? '', 'a day such as `2027-01-31`'))
  } else if (unknown) {
    // If a misspelt key such as `subjet: doe` were ignored, a waiver for one finding would waive all.
    const message = `\`${unknown.key}\` is not a key of a waiver, expected ${listed(fields)}`
    findings.push({rule: 'setting-invalid', file, place: unknown.keyPlace, subject: unknown.key, message})
  } else {
    const named = scalarText(memberOf(item, 'file'))
    return {
      rule,
      subject: scalarText(memberOf(item, 'subject')),
      file: named === undefined ? undefined : joinPath(folder, named),
      until: scalarText(until),
      reason,
      writtenIn: file,
      place: item.place
    }
  }
  return undefined
}

function listed(names: readonly string[]): string {
  return `${names
    .slice(0, -1)
    .map(name => `\`${name}\``)
    .join(', ')} or \`${names.at(-1)}\``
}

/**
 * Reads a CSL file. A value without a folder and an extension is the name of a style, and so is a URL of the style
 * repository.
 */
function readCsl(value: YamlValue | undefined, folder: string): Settings['csl'] {
  const text = scalarText(value)
  if (value === undefined || text === undefined) return undefined
  const isName = /^https?:\/\//iu.test(text) || !/[/\\]|\.(?:csl|xml)$/iu.test(text)
  return {path: joinPath(folder, text), place: value.place, ...(isName && {name: cslName(text)})}
}

/** Reads the keys in all forms that Pandoc accepts: a list, a string such as `@a, @b`, or `@*`. */
function readNocite(value: YamlValue | undefined): ReadonlyArray<{key: string; place: Place}> {
  return itemsOf(value).flatMap(item => {
    const text = scalarText(item) ?? ''
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
        ? `This is not a valid value, expected ${expected}`
        : `\`${subject}\` is not a valid value, expected ${expected}`
  }
}

function isEmptyList(value: YamlValue | undefined): boolean {
  return value?.kind === 'list' && value.items.length === 0
}
