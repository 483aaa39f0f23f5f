import type {Finding, Look, Settings, Style} from '../core/types.ts'
import {isFault, type World} from '../core/world.ts'
import {readStyleSheet, type StyleSheet} from '../parse/style.ts'
import {fontFindings} from '../styles/fonts.ts'
import {builtInStyles, type StyleFolder, styleFindings} from '../styles/index.ts'
import {journalCsl, loadCsl, loadCslLocale} from './csl.ts'
import {lookSheet} from './look-sheet.ts'

/** The journal style that the settings name, with what it takes from the styles that it extends. */
export async function loadStyle(world: World, settings: Settings, findings: Finding[]): Promise<Style> {
  const files = new Map<string, string>()
  const sheets: StyleSheet[] = []
  const folders: StyleFolder[] = []
  let name: string | undefined = settings.style
  // A style may extend another, which may extend a third; a circle ends at the first repetition.
  const seen = new Set<string>()
  const chain: string[] = []
  while (name !== undefined && !seen.has(name)) {
    seen.add(name)
    chain.push(name)
    const folder: string = name.includes('/') ? name : `styles/${name}`
    const yaml = await readStyleFile(world, `${folder}/style.yaml`)
    if (yaml === undefined) {
      findings.push({
        rule: 'style-invalid',
        file: settings.file,
        subject: name,
        message: `Unexpected journal style \`${name}\`, expected a built-in one or a folder \`styles/${name}\` with a \`style.yaml\``,
        expected: builtInStyles
      })
      name = name === 'plain' ? undefined : 'plain'
      continue
    }
    const sheet: StyleSheet = readStyleSheet(yaml.text, `${folder}/style.yaml`, folder)
    findings.push(...sheet.findings)
    sheets.push(sheet)
    const look = {screen: lookSheet(sheet.look, 'screen'), print: lookSheet(sheet.look, 'print')}
    const own = new Map<string, string>()
    if (yaml.isOwn) findings.push(...(await fontFindings(folder, sheet.fonts, world)))
    folders.push({folder, isOwn: yaml.isOwn, files: own, look, accentPlace: sheet.accentPlace})
    for (const file of ['page.html', 'screen.css', 'print.css', 'citations.csl']) {
      const content = (await readStyleFile(world, `${folder}/${file}`))?.text
      if (content !== undefined) own.set(file, content)
      if (file === 'screen.css' || file === 'print.css') {
        const made = file === 'print.css' ? look.print : look.screen
        // The sheet of the nearer style comes after that of the style it extends.
        const texts = [made, content ?? '', files.get(file) ?? '']
        files.set(file, texts.filter(text => text !== '').join('\n'))
      } else if (content !== undefined && !files.has(file)) files.set(file, content)
    }
    const csl = sheet.csl === undefined ? undefined : await journalCsl(world, sheet.csl)
    if (csl !== undefined && !files.has('citations.csl')) files.set('citations.csl', csl)
    name = sheet.extends
  }
  findings.push(...styleFindings(folders))
  const csl = await loadCsl(world, settings, files.get('citations.csl') ?? '', findings)
  return {
    name: settings.style,
    files,
    csl: csl.xml,
    cslLocale: await loadCslLocale(world, settings, findings),
    citesInNotes: csl.note,
    fonts: sheets.flatMap(sheet => sheet.fonts),
    numberSections: sheets.find(sheet => sheet.numberSections !== undefined)?.numberSections ?? false,
    // The nearer style comes last, so that each of its limits takes the place of the one that it extends.
    limits: Object.assign({}, ...sheets.map(sheet => sheet.limits).reverse()),
    look: sheets.map(sheet => sheet.look).reduceRight(nearerLook, {}),
    findings: []
  }
}

/** What the nearer style says of the look, and the farther one where the nearer says nothing. */
function nearerLook(farther: Look, nearer: Look): Look {
  return {
    accent: nearer.accent ?? farther.accent,
    page: {
      size: nearer.page?.size ?? farther.page?.size,
      margin: nearer.page?.margin ?? farther.page?.margin
    },
    headLeft: nearer.headLeft ?? farther.headLeft,
    headRight: nearer.headRight ?? farther.headRight,
    typefaces: {...farther.typefaces, ...nearer.typefaces},
    embedFonts: nearer.embedFonts ?? farther.embedFonts
  }
}

/** A file of a style: the project's own comes before galley's. */
async function readStyleFile(
  world: World,
  path: string
): Promise<Readonly<{text: string; isOwn: boolean}> | undefined> {
  const own = await world.read(path)
  const bytes = isFault(own) ? await world.asset(path) : own
  return bytes && {text: new TextDecoder().decode(bytes), isOwn: !isFault(own)}
}
