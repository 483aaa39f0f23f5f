import {addAll} from '../core/add-all.ts'
import {isCslName} from '../core/csl-name.ts'
import {folderOf, joinPath} from '../core/path.ts'
import {similar} from '../core/similar.ts'
import type {Finding, Place, Settings} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {builtInCsl, cslName, cslNames, isCslLocale, readCslHead} from '../parse/csl/style.ts'
import {computedPath} from './computed-path.ts'
import {type FaultReport, isSound, localeFindings} from './csl-faults.ts'
import {readSource} from './sources.ts'

/** The CSL data of a paper; `lang` is the `default-locale` of the style. */
export type LoadedCsl = Readonly<{xml: string; note: boolean; lang?: string | undefined}>

/** The text of a style, with its folder, and its path if it is a file of the project. */
type Candidate = Readonly<{xml: string; folder: string; path?: string}>

/**
 * Finds the CSL style of a paper: the author's, which is a file or the name of a style that comes with galley, or else
 * the journal's. For a dependent style, its parent is found by name. A missing style is a finding; the journal's style
 * then replaces it.
 */
export async function loadCsl(
  world: World,
  settings: Settings,
  journal: string,
  report: FaultReport
): Promise<LoadedCsl> {
  const own = settings.csl && (await ownStyle(world, settings, report.findings))
  const about = {file: settings.file, place: settings.csl?.place, path: settings.csl?.path ?? ''}
  const found = own && (await independent(world, about, own, report))
  if (found !== undefined) return found
  const head = readCslHead(journal)
  return head.kind === 'independent'
    ? {xml: journal, note: head.note, lang: head.lang}
    : {xml: journal, note: false}
}

/** Reads the author's CSL locale. */
export async function loadCslLocale(
  world: World,
  {cslLocale, file}: Settings,
  findings: Finding[]
): Promise<string | undefined> {
  if (cslLocale === undefined) return undefined
  const {path, place} = cslLocale
  const source = await readSource(world, path, {file, place}, findings)
  if (source === undefined) return undefined
  if (isCslLocale(source.text)) {
    const faults = await localeFindings(path, source.text)
    addAll(findings, faults)
    return faults.length > 0 ? undefined : source.text
  }
  findings.push({
    rule: 'style-invalid',
    file,
    place,
    subject: path,
    message: `\`${path}\` is not a CSL locale`
  })
  return undefined
}

async function ownStyle(
  world: World,
  settings: Settings,
  findings: Finding[]
): Promise<Candidate | undefined> {
  const {path, place, name} = settings.csl!
  if (name === undefined) {
    const missing: Finding[] = []
    const source = await readSource(world, path, {file: settings.file, place}, missing)
    const known = source === undefined ? await namedStyle(world, cslName(path), '', []) : undefined
    // Users of Pandoc name the file of a style, which galley may have under the same name.
    const form = `\`csl: ${cslName(path)}\``
    for (const finding of missing)
      findings.push(
        known === undefined || finding.rule !== 'file-unreadable'
          ? finding
          : {...finding, message: `${finding.message}, expected ${form}`, expected: [cslName(path)]}
      )
    return source && {xml: source.text, folder: folderOf(path), path}
  }
  const found = await namedStyle(world, name, folderOf(path), findings)
  if (found !== undefined) return isRead(found) ? found : undefined
  const computed = computedPath(path, 'csl')
  findings.push({
    rule: 'file-unreadable',
    file: settings.file,
    place,
    subject: name,
    message: computed ?? `galley has no citation style \`${name}\`, and no \`.csl\` file has this name`,
    expected: computed === undefined ? await nearestNames(world, name) : [],
    note: '`galley style list --csl WORDS` searches the styles of the CSL repository by their titles.'
  })
  return undefined
}

/** Suggestions for an unknown name: styles whose names differ by few letters, then those whose names contain it. */
async function nearestNames({cslRepository}: World, name: string): Promise<readonly string[]> {
  const wanted = name.toLowerCase()
  const names = [...cslNames, ...((await cslRepository?.names()) ?? [])]
  const longer = names
    .filter(known => wanted.length > 2 && `-${known}-`.includes(`-${wanted}-`))
    .toSorted((a, b) => a.length - b.length)
  const found = [...new Set([...similar(name, names), ...longer.slice(0, 3)])]
  return found.length > 0 ? found : cslNames
}

/** Resolves a dependent style to its independent parent. */
async function independent(
  world: World,
  {file, place, path}: Readonly<{file: string; place: Place | undefined; path: string}>,
  style: Candidate,
  report: FaultReport
): Promise<LoadedCsl | undefined> {
  const head = readCslHead(style.xml)
  if (head.kind === 'independent') return rendering(style, head, report)
  const about = {rule: 'style-invalid' as const, file, ...(place && {place}), subject: path}
  if (head.kind === 'none') {
    // A truncated style has a fault at a place, which is reported instead.
    const isCutOff = style.path !== undefined && /<style\b/u.test(style.xml)
    if (!isCutOff || (await isSound(style.path, style.xml, report)))
      report.findings.push({...about, message: `\`${path}\` is not a CSL style`})
    return undefined
  }
  const found = await namedStyle(world, head.parent, style.folder, report.findings)
  if (found !== undefined && !isRead(found)) return undefined
  const parent = found && readCslHead(found.xml)
  if (found !== undefined && parent?.kind === 'independent')
    return rendering(found, {note: parent.note, lang: head.lang ?? parent.lang}, report)
  report.findings.push({
    ...about,
    message: `The style \`${path}\` depends on \`${head.parent}\`, expected \`${head.parent}.csl\` beside it`,
    note: 'A dependent style only refers to the style that a journal uses. Save that style in the same folder.'
  })
  return undefined
}

/** Checks a style of the project; one that does not render is ignored. */
async function rendering(
  {xml, path}: Candidate,
  about: Omit<LoadedCsl, 'xml'>,
  report: FaultReport
): Promise<LoadedCsl | undefined> {
  if (path === undefined || (await isSound(path, xml, report)))
    return {xml, note: about.note, lang: about.lang}
  return undefined
}

/** A file with the name of a style that is not text, which has already been reported. */
type Unread = Readonly<{isUnread: true}>

function isRead(found: Candidate | Unread): found is Candidate {
  return 'xml' in found
}

/**
 * Finds a style by name: next to the style that refers to it, in the project's `styles/csl/`, among galley's own, or in
 * the CSL repository.
 */
async function namedStyle(
  world: World,
  name: string,
  folder: string,
  findings: Finding[]
): Promise<Candidate | Unread | undefined> {
  if (!isCslName(name)) return undefined
  for (const path of new Set([joinPath(folder, `${name}.csl`), `styles/csl/${name}.csl`])) {
    const bytes = await world.read(path)
    if (isFault(bytes) && bytes.fault === 'absent') continue
    const source = await readSource(world, path, undefined, findings)
    return source === undefined ? {isUnread: true} : {xml: source.text, folder: folderOf(path), path}
  }
  const builtIn = builtInCsl(name)
  if (builtIn !== undefined) {
    const bytes = await world.asset(`styles/csl/${builtIn}.csl`)
    return bytes && {xml: new TextDecoder().decode(bytes), folder}
  }
  const xml = await world.cslRepository?.style(name)
  return xml === undefined ? undefined : {xml, folder}
}

/**
 * Finds a style named in a journal's `style.yaml`: in the folder of the journal, in `styles/csl/`, or among galley's;
 * undefined if none exists. A style that does not render is a finding, and has no text.
 */
export async function journalCsl(
  world: World,
  name: string,
  {folder, place}: Readonly<{folder: string; place: Place | undefined}>,
  report: FaultReport
): Promise<Readonly<{xml: string | undefined}> | undefined> {
  const found = await namedStyle(world, cslName(name), folder, report.findings)
  if (found === undefined) return undefined
  if (!isRead(found)) return {xml: undefined}
  const about = {file: `${folder}/style.yaml`, place, path: found.path ?? name}
  return {xml: (await independent(world, about, found, report))?.xml}
}

/** The finding for a missing style named in a journal's `style.yaml`. */
export async function unknownCsl(
  world: World,
  named: string,
  {file, place}: Readonly<{file: string; place: Place | undefined}>
): Promise<Finding> {
  const name = cslName(named)
  return {
    rule: 'style-invalid',
    file,
    ...(place && {place}),
    subject: named,
    message: `galley has no citation style \`${named}\`, and the file \`${name}.csl\` does not exist`,
    expected: await nearestNames(world, name)
  }
}

/** The `citations.csl` of a journal, or its parent; undefined, with a finding, if it does not render. */
export async function journalOwnCsl(
  world: World,
  xml: string,
  folder: string,
  report: FaultReport
): Promise<string | undefined> {
  return cslOfText(world, xml, `${folder}/citations.csl`, report)
}

/** Finds a style by name for citations on a site; undefined if none exists or it does not render. */
export async function namedCsl(world: World, name: string, report: FaultReport): Promise<string | undefined> {
  return (await journalCsl(world, name, {folder: '', place: undefined}, report))?.xml
}

/** The text of a style or of its parent; undefined, with a finding, if it does not render. */
export async function cslOfText(
  world: World,
  xml: string,
  path: string,
  report: FaultReport
): Promise<string | undefined> {
  const found = await independent(
    world,
    {file: path, place: undefined, path},
    {xml, folder: folderOf(path), path},
    report
  )
  return found?.xml
}
