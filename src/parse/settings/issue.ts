import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {Finding, Place} from '../../core/types.ts'
import {memberOf, readYaml, scalarText, type YamlValue} from '../values/yaml.ts'
import {issueOptions} from './issue-options.ts'

/** A paper of an issue, by its path in `issue.yaml`. */
export type NamedInIssue = Readonly<{path: string; place: Place}>

/** A section with its papers. In an issue without sections, all papers are in one section without a title. */
export type IssueSection = Readonly<{title?: string | undefined; papers: readonly NamedInIssue[]}>

/** The content of `issue.yaml`. */
export type Issue = Readonly<{
  title?: string | undefined
  journal?: string | undefined
  volume?: string | undefined
  number?: string | undefined
  year?: string | undefined
  date?: string | undefined
  lang: string
  style?: string | undefined
  cover?: Readonly<{file: string; alt: string; place: Place}> | undefined
  firstPage: number
  pages: 'continued' | 'own'
  /** Undefined if the file does not list the papers, so that they must be found. */
  sections: readonly IssueSection[] | undefined
}>

/** Parses an `issue.yaml`; its faults become findings with their places. */
export function readIssue(
  text: string,
  file: string
): Readonly<{issue: Issue; findings: readonly Finding[]}> {
  const {value, findings: syntax} = readYaml(text, file, 0, locator(text))
  const faults: IssueFault[] = []
  const known: readonly string[] = issueOptions.map(({name}) => name)
  if (value !== undefined && value.kind !== 'map' && scalarText(value) !== '')
    faults.push({
      place: value.place,
      subject: file,
      message: 'The settings of an issue are not a mapping such as `volume: 3`'
    })
  for (const {key, keyPlace} of value?.kind === 'map' ? value.entries : [])
    if (!known.includes(key))
      faults.push({
        place: keyPlace,
        subject: key,
        message: `\`${key}\` is not a setting of an issue`,
        expected: similar(key, known),
        isUnknown: true
      })
  const words = (name: string): string | undefined => scalarText(memberOf(value, name)) || undefined
  const matching = (name: string, pattern: RegExp, expected: string): string | undefined => {
    const member = memberOf(value, name)
    const given = scalarText(member)
    if (member === undefined || (given !== undefined && pattern.test(given))) return given
    faults.push({
      place: member.place,
      subject: name,
      message: `\`${name}\` is \`${given ?? ''}\`, expected ${expected}`
    })
    return undefined
  }
  const issue: Issue = {
    title: words('title'),
    journal: words('journal'),
    volume: words('volume'),
    number: words('number'),
    year: matching('year', /^\d{4}$/, 'four digits'),
    date: matching('date', /^\d{4}(?:-\d\d(?:-\d\d)?)?$/, 'a date such as `2027-03-01`'),
    lang: words('lang') ?? 'en',
    style: words('style'),
    cover: readCover(memberOf(value, 'cover'), faults),
    firstPage: Number(matching('first-page', /^[1-9]\d{0,5}$/, 'a whole number, at least 1') ?? 1),
    pages: (matching('pages', /^(?:continued|own)$/, '`continued` or `own`') ??
      'continued') as Issue['pages'],
    sections: readSections(value, faults)
  }
  const findings = faults.map(
    ({isUnknown, ...fault}): Finding => ({
      ...fault,
      rule: isUnknown ? 'setting-unknown' : 'setting-invalid',
      file
    })
  )
  return {issue, findings: [...syntax, ...findings]}
}

type IssueFault = Omit<Finding, 'rule' | 'file'> & Readonly<{isUnknown?: true}>

function readCover(value: YamlValue | undefined, faults: IssueFault[]): Issue['cover'] {
  if (value === undefined) return undefined
  const file = scalarText(value) ?? scalarText(memberOf(value, 'file'))
  if (file) return {file, alt: scalarText(memberOf(value, 'alt')) ?? '', place: value.place}
  faults.push({
    place: value.place,
    subject: 'cover',
    message: '`cover` names no file, expected `{file: cover.png, alt: What it shows}`'
  })
  return undefined
}

function readSections(value: YamlValue | undefined, faults: IssueFault[]): Issue['sections'] {
  const [sections, papers] = [memberOf(value, 'sections'), memberOf(value, 'papers')]
  if (sections !== undefined && papers !== undefined)
    faults.push({
      place: papers.place,
      subject: 'papers',
      message: 'The issue has both `papers` and `sections`, expected one of them'
    })
  if (sections === undefined) return papers && [{papers: readPapers(papers, faults)}]
  if (sections.kind !== 'list') {
    faults.push({
      place: sections.place,
      subject: 'sections',
      message: '`sections` is not a list, expected one such as `[{title: Articles, papers: [one, two.md]}]`'
    })
    return []
  }
  return sections.items.map(section => {
    const title = scalarText(memberOf(section, 'title'))
    const own = memberOf(section, 'papers')
    for (const {key, keyPlace} of section.kind === 'map' ? section.entries : [])
      if (key !== 'title' && key !== 'papers')
        faults.push({
          place: keyPlace,
          subject: key,
          message: `\`${key}\` is not a setting of a section, expected \`title\` or \`papers\``,
          expected: similar(key, ['title', 'papers'])
        })
    if (own === undefined)
      faults.push({place: section.place, subject: 'sections', message: 'The section has no `papers`'})
    return {title, papers: own === undefined ? [] : readPapers(own, faults)}
  })
}

function readPapers(value: YamlValue, faults: IssueFault[]): readonly NamedInIssue[] {
  const items = value.kind === 'list' ? value.items : [value]
  return items.flatMap(item => {
    const path = scalarText(item)
    if (path) return [{path, place: item.place}]
    faults.push({
      place: item.place,
      subject: 'papers',
      message: 'A paper of an issue is not a path, expected one such as `papers/one`'
    })
    return []
  })
}
