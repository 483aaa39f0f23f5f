import {existsSync, statSync} from 'node:fs'
import {basename, dirname, join, relative, resolve} from 'node:path'
import {decodeText} from '../../core/decode.ts'
import {isMarkdown, stemOf} from '../../core/path.ts'
import type {Finding} from '../../core/types.ts'
import {type Issue, type NamedInIssue, readIssue} from '../../parse/settings/issue.ts'
import {inProject} from '../files/destination.ts'
import {findProject, type ProjectPlace} from '../files/project.ts'
import {itIs, listIn, readIn} from '../files/read-file.ts'
import {mostOf} from '../files/size-limits.ts'
import {expanded} from '../papers/named-papers.ts'
import {faultLine, UsageFault} from '../program/fault.ts'

/** The file name of an issue's settings. */
export const issueFile = 'issue.yaml'

/** A paper of an issue. Its files are in a folder named after it, within the output folder of the issue. */
export type PaperOfIssue = Readonly<{
  name: string
  /** The path as the user would write it from the working directory. */
  shown: string
  place: ProjectPlace
  section: string | undefined
  /** The position in the issue, from 1. */
  order: number
}>

/** An issue as read from its settings. Faults of `issue.yaml` are findings. */
export type IssuePlan = Readonly<{
  folder: string
  outputFolder: string
  text: string
  issue: Issue
  papers: readonly PaperOfIssue[]
  findings: readonly Finding[]
}>

/** Reads the issue in a folder; throws a `UsageFault` if the folder contains no issue. */
export async function planIssue(given: string, output: string | undefined): Promise<IssuePlan> {
  const named = resolve(given)
  const folder = basename(named) === issueFile ? dirname(named) : named
  if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory())
    throw new UsageFault(`no such folder: ${given}`)
  const bytes = await readIn(inProject(folder), issueFile, mostOf(issueFile))
  if (!(bytes instanceof Uint8Array))
    throw new UsageFault(
      bytes.fault === 'absent'
        ? `there is no ${issueFile} in ${given}; \`galley issue new ${given}\` makes one`
        : `cannot read ${join(given, issueFile)}: ${itIs(bytes)}`
    )
  const decoded = decodeText(bytes)
  if (!('text' in decoded))
    throw new UsageFault(`cannot read ${join(given, issueFile)}: it is not UTF-8 text`)
  const {text} = decoded
  const {issue: written, findings} = readIssue(text, issueFile)
  const issue = {...written, style: styleOf(written.style, folder)}
  const outputFolder = output === undefined ? join(folder, 'build') : resolve(output)
  const sections = issue.sections ?? [{title: undefined, papers: await papersIn(folder)}]
  const found: PaperOfIssue[] = []
  const faults: Finding[] = []
  for (const {title, papers} of sections)
    for (const paper of papers)
      for (const place of placesOf(paper, folder, faults)) {
        const shown = relative(process.cwd(), join(place.root, place.entry)) || '.'
        const other = found.find(({place: its}) => its.root === place.root && its.entry === place.entry)
        if (other === undefined)
          found.push({
            name: nameIn(place, found),
            shown,
            place: {...place, outputFolder, isOutputNamed: output !== undefined},
            section: title,
            order: found.length + 1
          })
        else faults.push(fault(paper, `The paper \`${paper.path}\` is in the issue twice`))
      }
  const inOwn = found.map(paper => ({
    ...paper,
    place: {...paper.place, outputFolder: join(outputFolder, paper.name), isOutputNamed: true}
  }))
  const none: readonly Finding[] =
    found.length === 0 && faults.length === 0 && findings.length === 0
      ? [
          {
            rule: 'file-unreadable',
            file: issueFile,
            message: 'The issue has no papers, expected `papers: [one, two.md]`'
          }
        ]
      : []
  return {folder, outputFolder, text, issue, papers: inOwn, findings: [...findings, ...faults, ...none]}
}

/** The style of an issue: a built-in style by name, or a folder, by its path relative to the issue. */
function styleOf(style: string | undefined, folder: string): string | undefined {
  const own = [style, `styles/${style}`].map(path => join(folder, path ?? ''))
  const found = own.find(path => existsSync(join(path, 'style.yaml')))
  return style === undefined ? undefined : (found ?? style)
}

/** The papers next to `issue.yaml`: Markdown files, and folders that contain a paper. */
async function papersIn(folder: string): Promise<readonly NamedInIssue[]> {
  const names = await listIn(inProject(folder))
  const start = {line: 1, column: 1, offset: 0}
  return (names === undefined || 'fault' in names ? [] : [...names])
    .sort()
    .filter(name => name !== 'build' && !name.startsWith('.') && isPaper(join(folder, name)))
    .map(path => ({path, place: {start, end: start}}))
}

/**
 * Whether a path names a paper: a Markdown file, except files such as `README.md`, or a folder that contains a paper.
 */
function isPaper(path: string): boolean {
  if (isMarkdown(path)) return !/^(?:README|CHANGELOG|LICENSE|CONTRIBUTING)\b/i.test(basename(path))
  return ['manuscript', 'paper.md', 'manuscript.yaml', '_quarto.yml', 'myst.yml'].some(name =>
    existsSync(join(path, name))
  )
}

/** The papers named by a path or pattern; in a folder whose only text is `paper.md`, that file is the paper. */
function placesOf(paper: NamedInIssue, folder: string, faults: Finding[]): readonly ProjectPlace[] {
  try {
    return expanded(join(folder, paper.path)).map(path => {
      const place = findProject([path], undefined)
      const isFile =
        place.entry === '' &&
        !existsSync(join(place.root, 'manuscript')) &&
        existsSync(join(place.root, 'paper.md'))
      return isFile ? {...place, entry: 'paper.md'} : place
    })
  } catch (error) {
    if (!(error instanceof UsageFault)) throw error
    const reason = faultLine(error)
      .replace(/^galley: /, '')
      .replaceAll(`${folder}/`, '')
    faults.push(fault(paper, `There is no paper \`${paper.path}\`: ${reason}`))
    return []
  }
}

function fault({path, place}: NamedInIssue, message: string): Finding {
  return {rule: 'file-unreadable', file: issueFile, place, subject: path, message}
}

/**
 * A name that is unique in the issue: the name of the paper's folder or file, preceded by the parent folder if
 * necessary.
 */
function nameIn({root, entry}: ProjectPlace, others: readonly PaperOfIssue[]): string {
  const isKnown = (name: string): boolean => others.some(other => other.name === name)
  const isPlain = entry === '' || entry === 'paper.md'
  const own = isPlain ? basename(root) : stemOf(entry)
  const longer = `${basename(isPlain ? dirname(root) : root)}-${own}`
  if (!isKnown(own)) return own
  if (!isKnown(longer)) return longer
  const number = others.filter(({name}) => name.startsWith(`${longer}-`)).length + 2
  return `${longer}-${number}`
}
