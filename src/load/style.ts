import {addAll} from '../core/add-all.ts'
import {citesByNumber} from '../core/citation-format.ts'
import {leadsOut} from '../core/path.ts'
import {perList} from '../core/per-object.ts'
import {similar} from '../core/similar.ts'
import type {Finding, Place, Settings, Style} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import type {StyleSheet} from '../parse/settings/style.ts'
import {loadAbbreviations} from './abbreviations.ts'
import {journalCsl, journalOwnCsl, loadCsl, loadCslLocale, unknownCsl} from './csl.ts'
import type {FaultReport} from './csl-faults.ts'
import {lookSheet} from './look-sheet.ts'
import {nearerHouse, nearerLook, nearerProof} from './nearer-style.ts'
import {textOfFile, unreadableText} from './sources.ts'
import {sheetOf} from './style-sheet.ts'
import {fontFindings} from './styles/fonts.ts'
import {builtInStyles, type StyleFolder, styleFindings} from './styles/index.ts'
import {safePage} from './styles/safe-page.ts'

/** Reads the journal style of the settings, combined with the styles that it extends. */
export async function loadStyle(outside: World, settings: Settings, report: FaultReport): Promise<Style> {
  const {findings} = report
  const ownFiles = new Set<string>()
  const world = recording(outside, ownFiles)
  const {files, sheets, folders} = await loadChain(world, settings, report)
  const families = new Set(sheets.flatMap(({fonts}) => fonts.map(({family}) => family)))
  addAll(findings, [...styleFindings(folders, families), ...typefaceFindings(folders, sheets, families)])
  const fontFiles = new Set(sheets.flatMap(({fonts}) => fonts.map(({file}) => file)))
  const csl = await loadCsl(world, settings, files.get('citations.csl') ?? '', report)
  return {
    name: settings.style,
    files,
    ownFiles: new Set([...ownFiles].filter(path => !fontFiles.has(path))),
    csl: csl.xml,
    cslLocale: await loadCslLocale(world, settings, findings),
    abbreviations: await loadAbbreviations(world, settings, findings),
    citesInNotes: csl.note,
    citesByNumber: citesByNumber(csl.xml),
    ...(csl.lang !== undefined && {cslLang: csl.lang}),
    fonts: sheets.flatMap(sheet => sheet.fonts),
    numberSections: sheets.find(sheet => sheet.numberSections !== undefined)?.numberSections ?? false,
    limits: limitsOf(sheets.map(sheet => sheet.limits)),
    look: lookOf(sheets.map(sheet => sheet.look)),
    depositor: sheets.find(sheet => sheet.depositor !== undefined)?.depositor,
    journal: sheets.find(sheet => sheet.journal !== undefined)?.journal,
    ojs: sheets.find(sheet => sheet.ojs !== undefined)?.ojs,
    house: houseOf(sheets.map(sheet => sheet.house)),
    proof: proofOf(sheets.map(sheet => sheet.proof)),
    findings: []
  }
}

// The same sheets give the same objects, so that the next build need not compare their texts.

const limitsOf = perList((limits: ReadonlyArray<StyleSheet['limits']>): Style['limits'] =>
  // The nearest style comes last, so its limits override the limits of the styles that it extends.
  Object.assign({}, ...limits.toReversed())
)
const lookOf = perList((looks: ReadonlyArray<StyleSheet['look']>) => looks.reduceRight(nearerLook, {}))
const houseOf = perList((houses: ReadonlyArray<StyleSheet['house']>) => houses.reduceRight(nearerHouse, {}))
const proofOf = perList((proofs: ReadonlyArray<StyleSheet['proof']>) => proofs.reduceRight(nearerProof, {}))

/**
 * A style and the styles that it extends, nearest first. In `files`, the files of a style extend or override the files
 * of the styles after it.
 */
type Chain = Readonly<{files: Map<string, string>; sheets: StyleSheet[]; folders: StyleFolder[]}>

/** Loads a style and the styles that it extends, one after another. A cycle ends at the first repetition. */
async function loadChain(world: World, settings: Settings, report: FaultReport): Promise<Chain> {
  const {findings} = report
  const chain: Chain = {files: new Map(), sheets: [], folders: []}
  const seen = new Set<string>()
  let asked: Asked = {file: settings.file}
  let name: string | undefined = settings.style
  while (name !== undefined && !seen.has(name)) {
    seen.add(name)
    const folder: string = name.includes('/') ? name : `styles/${name}`
    const read = await readStyleFolder(world, folder)
    const yaml = read.get('style.yaml')
    addAll(findings, linkFindings(folder, read))
    for (const file of read.values()) if (file !== 'outside' && file?.finding) findings.push(file.finding)
    if (yaml === undefined || yaml === 'outside' || yaml.text === undefined) {
      findings.push(unknownStyle(name, folder, asked))
      name = name === 'plain' ? undefined : 'plain'
      continue
    }
    const sheet: StyleSheet = sheetOf(yaml.text, folder)
    addAll(findings, sheet.findings)
    await addStyle(world, chain, {folder, read, sheet}, report)
    asked = {file: `${folder}/style.yaml`, ...(sheet.extendsPlace && {place: sheet.extendsPlace})}
    const parent = parentOf(sheet, seen, chain.files)
    if (parent.fault !== undefined)
      findings.push({rule: 'style-invalid', ...asked, subject: 'extends', message: parent.fault})
    name = parent.name
  }
  return chain
}

/** One style of a chain. */
type ReadStyle = Readonly<{folder: string; read: StyleFiles; sheet: StyleSheet}>

/** Appends a style to the chain. Its files rank below those of the styles before it, which extend it. */
async function addStyle(
  world: World,
  chain: Chain,
  {folder, read, sheet}: ReadStyle,
  report: FaultReport
): Promise<void> {
  const {findings} = report
  const {files} = chain
  const look = {screen: lookSheet(sheet.look, 'screen'), print: lookSheet(sheet.look, 'print')}
  const own = new Map<string, string>()
  // An unmodified copy of a style that comes with galley is trusted like the original.
  const isOwn = [...read.values()].some(isOwnFile)
  if (isOwn) addAll(findings, await fontFindings(folder, sheet.fonts, world))
  chain.sheets.push(sheet)
  chain.folders.push({folder, isOwn, files: own, look, accentPlace: sheet.accentPlace})
  for (const file of styleFiles.slice(1)) {
    const content = textIn(read, file)
    if (content !== undefined) own.set(file, content)
    if (file === 'screen.css' || file === 'print.css') {
      const made = file === 'print.css' ? look.print : look.screen
      // The sheet of a style follows the sheet of the style it extends.
      const texts = [made, content ?? '', files.get(file) ?? '']
      files.set(file, texts.filter(text => text !== '').join('\n'))
    } else if (file === 'citations.csl' && content !== undefined && isOwn) {
      const csl = await journalOwnCsl(world, content, folder, report)
      if (csl !== undefined && !files.has(file)) files.set(file, csl)
    } else if (content !== undefined && !files.has(file)) {
      // A page template that comes with a paper is not trusted.
      files.set(file, isOwnFile(read.get(file)) ? safePage(content).text : content)
    }
  }
  const named = {folder, place: sheet.cslPlace}
  const csl = sheet.csl === undefined ? undefined : await journalCsl(world, sheet.csl, named, report)
  if (csl?.xml !== undefined && !files.has('citations.csl')) files.set('citations.csl', csl.xml)
  if (sheet.csl !== undefined && csl === undefined)
    findings.push(await unknownCsl(world, sheet.csl, {file: `${folder}/style.yaml`, place: sheet.cslPlace}))
}

/** The file that names a style, and the place of the name. */
type Asked = Readonly<{file: string; place?: Place}>

/** A world that records which files of the project exist. */
function recording(world: World, there: Set<string>): World {
  return {
    ...world,
    async read(path) {
      const result = await world.read(path)
      if (!isFault(result)) there.add(path)
      return result
    }
  }
}

/** The style that a style extends; `plain` if it needs a parent but names none that exists. */
function parentOf(
  sheet: StyleSheet,
  seen: ReadonlySet<string>,
  files: ReadonlyMap<string, string>
): Readonly<{name: string | undefined; fault?: string}> {
  if (sheet.extends !== undefined && !seen.has(sheet.extends)) return {name: sheet.extends}
  const ground = seen.has('plain') ? undefined : 'plain'
  if (sheet.extends !== undefined) {
    const fault = `The style extends \`${sheet.extends}\`, which extends it in turn`
    return {name: ground, fault}
  }
  const missing = ['page.html', 'citations.csl'].filter(file => !files.has(file))
  if (missing.length === 0) return {name: undefined}
  const needed = missing.map(file => `\`${file}\``).join(' and ')
  const fault = `The style lacks ${needed}, expected these, or \`extends: plain\``
  return {name: ground, fault}
}

function unknownStyle(name: string, folder: string, asked: Asked): Finding {
  const isOutside = leadsOut(folder)
  return {
    rule: isOutside ? 'path-outside' : 'style-invalid',
    ...asked,
    subject: name,
    message: isOutside
      ? `The journal style \`${name}\` is outside the project`
      : `galley has no journal style \`${name}\`, and there is no \`styles/${name}/style.yaml\``,
    expected: builtInStyles
  }
}

/** Findings for typefaces of the project's own styles for which no style in the chain has a font. */
function typefaceFindings(
  folders: readonly StyleFolder[],
  sheets: readonly StyleSheet[],
  families: ReadonlySet<string>
): readonly Finding[] {
  return sheets.flatMap(({look, typefacesPlace}, index) => {
    const {folder, isOwn} = folders[index]!
    const named = isOwn ? Object.values(look.typefaces ?? {}).flat() : []
    return named
      .filter(family => !families.has(family))
      .map(family => ({
        rule: 'style-incomplete',
        file: `${folder}/style.yaml`,
        ...(typefacesPlace && {place: typefacesPlace}),
        subject: family,
        message: `The typeface \`${family}\` is not in \`fonts\`, and pages must not depend on the fonts of a machine`,
        expected: similar(family, families)
      }))
  })
}

const styleFiles = ['style.yaml', 'page.html', 'screen.css', 'print.css', 'citations.csl'] as const

/**
 * A file of a style: its text, unless it cannot be read, and whether it is the project's own and not an unmodified copy
 * of galley's. `outside` means a link that leads out of the project.
 */
type StyleFile =
  | Readonly<{text: string | undefined; isOwn: boolean; finding?: Finding | undefined}>
  | 'outside'
  | undefined

type StyleFiles = ReadonlyMap<string, StyleFile>

function textIn(files: StyleFiles, name: string): string | undefined {
  const file = files.get(name)
  return file === 'outside' ? undefined : file?.text
}

function isOwnFile(file: StyleFile): boolean {
  return file !== 'outside' && file?.isOwn === true
}

function linkFindings(folder: string, files: StyleFiles): readonly Finding[] {
  return [...files].flatMap(([name, file]) =>
    file === 'outside' && !leadsOut(folder)
      ? [
          {
            rule: 'path-outside',
            file: `${folder}/${name}`,
            subject: `${folder}/${name}`,
            message: 'The file is a link that leads outside the project'
          }
        ]
      : []
  )
}

async function readStyleFolder(world: World, folder: string): Promise<StyleFiles> {
  const files = styleFiles.map(async file => [file, await readStyleFile(world, `${folder}/${file}`)] as const)
  return new Map(await Promise.all(files))
}

/** Reads a file of a style from the project or, if the project has none, from galley. */
async function readStyleFile(world: World, path: string): Promise<StyleFile> {
  const [own, ours] = await Promise.all([world.read(path), world.asset(path)])
  if (isFault(own)) {
    if (own.fault === 'outside') return 'outside'
    const text = ours && new TextDecoder().decode(ours)
    if (own.fault === 'absent') return text === undefined ? undefined : {text, isOwn: false}
    return {text, isOwn: false, finding: unreadableText(path, own)}
  }
  const {text: saved = new TextDecoder().decode(own), finding} = textOfFile(path, own)
  const text = saved.replace(/^\uFEFF/, '')
  return {text, isOwn: text !== (ours && new TextDecoder().decode(ours)), finding}
}
