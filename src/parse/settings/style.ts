import {joinPath} from '../../core/path.ts'
import {locator} from '../../core/position.ts'
import {similar} from '../../core/similar.ts'
import type {
  Depositor,
  Finding,
  HouseStyle,
  Journal,
  Limits,
  Look,
  OjsSettings,
  Place,
  ProofSettings,
  Range,
  StyleFont
} from '../../core/types.ts'
import {itemsOf, memberOf, readYaml, scalarText, type YamlValue} from '../values/yaml.ts'
import {readDepositor} from './style-depositor.ts'
import {readHouse} from './style-house.ts'
import {readStyleJournal} from './style-journal.ts'
import {readLook} from './style-look.ts'
import {fontKeys, limitRanges} from './style-options.ts'
import {readProof} from './style-proof.ts'
import {readTypography} from './style-typography.ts'

/** The content of a `style.yaml`. Paths in it are relative to the folder of the style. */
export type StyleSheet = Readonly<{
  /** The name of the style that this one extends. */
  extends?: string | undefined
  /** The name of a CSL style in `styles/csl/`. */
  csl?: string | undefined
  fonts: readonly StyleFont[]
  numberSections?: boolean | undefined
  limits: Limits
  look: Look
  proof: ProofSettings
  house: HouseStyle
  depositor?: Depositor | undefined
  /** The journal of all papers in the style, and its OJS. */
  journal?: Journal | undefined
  ojs?: OjsSettings | undefined
  /** The places of the colours and of other values that are checked later. */
  accentPlace: Place | undefined
  extendsPlace: Place | undefined
  cslPlace: Place | undefined
  typefacesPlace: Place | undefined
  findings: readonly Finding[]
}>

/** Parses the `style.yaml` of a journal style in `folder`. */
export function readStyleSheet(text: string, file: string, folder: string): StyleSheet {
  const {value, findings} = readYaml(text, file, 0, locator(text))
  const fonts = itemsOf(memberOf(value, 'fonts')).flatMap(font => {
    const family = scalarText(memberOf(font, 'family'))
    const path = scalarText(memberOf(font, 'file'))
    return family === undefined || path === undefined ? [] : [readFont(font, family, path, folder)]
  })
  const faults = [
    ...fontFaults(memberOf(value, 'fonts')),
    ...numberingFaults(memberOf(value, 'number-sections'))
  ]
  const limits = readLimits(memberOf(value, 'limits'), file)
  const look = readLook(value, file)
  const lines = readTypography(value, file)
  const proof = readProof(value, file)
  const house = readHouse(value, file)
  const depositor = readDepositor(value, file)
  const {findings: journalFindings, ...ofJournal} = readStyleJournal(value, file)
  const numbered = scalarText(memberOf(value, 'number-sections'))
  return {
    extends: scalarText(memberOf(value, 'extends')),
    csl: scalarText(memberOf(value, 'csl')),
    fonts,
    numberSections: numbered === undefined ? undefined : numbered === 'true',
    limits: limits.limits,
    look: {...look.look, typography: lines.typography},
    proof: proof.proof,
    house: house.house,
    depositor: depositor.depositor,
    ...ofJournal,
    accentPlace: memberOf(value, 'accent')?.place,
    extendsPlace: memberOf(value, 'extends')?.place,
    cslPlace: memberOf(value, 'csl')?.place,
    typefacesPlace: memberOf(value, 'typefaces')?.place,
    findings: [
      ...findings,
      ...faults.map(fault => ({...fault, file})),
      ...limits.findings,
      ...house.findings,
      ...depositor.findings,
      ...look.findings,
      ...lines.findings,
      ...proof.findings
    ]
      .map((finding): Finding => ({...finding, rule: 'style-invalid'}))
      .concat(journalFindings)
  }
}

type StyleFault = Readonly<{place: Place; subject: string; message: string; expected?: readonly string[]}>

/** Reports rows in `fonts` that are empty, and keys in them that have no meaning. */
function* fontFaults(value: YamlValue | undefined): Generator<StyleFault> {
  const subject = 'fonts'
  const expected = 'a row such as `{family: Our Serif, file: fonts/our-serif.woff2}`'
  if (value !== undefined && value.kind !== 'list' && scalarText(value) !== '')
    yield {place: value.place, subject, message: `\`fonts\` is not a list, expected one with ${expected}`}
  for (const font of value?.kind === 'list' ? value.items : []) {
    for (const {key, keyPlace} of font.kind === 'map' ? font.entries : [])
      if (!fontKeys.includes(key)) {
        const message = `\`${key}\` is not a key of a font, expected ${fontKeys.map(name => `\`${name}\``).join(', ')}`
        yield {place: keyPlace, subject, message, expected: similar(key, fontKeys)}
      }
    const lacks = ['family', 'file'].filter(key => scalarText(memberOf(font, key)) === undefined)
    if (lacks.length > 0) {
      const missing = lacks.map(key => `\`${key}\``).join(' and ')
      yield {place: font.place, subject, message: `The font lacks ${missing}, expected ${expected}`}
    }
  }
}

function* numberingFaults(value: YamlValue | undefined): Generator<StyleFault> {
  const text = scalarText(value)
  if (value === undefined || text === 'true' || text === 'false') return
  const message = `\`number-sections\` is \`${text ?? ''}\`, expected \`true\` or \`false\``
  yield {place: value.place, subject: 'number-sections', message}
}

/** Reads limits: a number is a maximum; a map has `min` and `max`. */
function readLimits(
  value: YamlValue | undefined,
  file: string
): Readonly<{limits: Limits; findings: readonly Finding[]}> {
  const limits: {-readonly [Name in keyof Limits]: Limits[Name]} = {}
  const findings: Finding[] = []
  for (const {key, keyPlace, value: limit} of value?.kind === 'map' ? value.entries : []) {
    const range = Object.hasOwn(limitRanges, key) ? limitRanges[key] : undefined
    const text = scalarText(limit)
    if (key === 'anonymous' && (text === 'true' || text === 'false')) limits.anonymous = text === 'true'
    else if (key === 'statements' && limit.kind === 'list')
      limits.statements = limit.items.flatMap(item => scalarText(item) ?? [])
    else if (range !== undefined && readRange(limit) !== undefined) limits[range] = readRange(limit)
    else findings.push(invalidLimit(key, keyPlace, file))
  }
  if (value !== undefined && value.kind !== 'map') findings.push(invalidLimit('limits', value.place, file))
  return {limits, findings}
}

function readRange(value: YamlValue): Range | undefined {
  const count = (text: string | undefined): number | undefined =>
    text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
  const max = count(scalarText(value.kind === 'map' ? memberOf(value, 'max') : value))
  const min = count(scalarText(memberOf(value, 'min')))
  return max === undefined && min === undefined ? undefined : {min, max}
}

function invalidLimit(name: string, place: Place, file: string): Finding {
  return {
    rule: 'style-invalid',
    file,
    place,
    subject: name,
    message: `\`${name}\` is not a limit of a style, expected \`title-characters\`, \`abstract-words\`, \`keywords\` or \`words\` with a number or \`{min: 3, max: 8}\`, a list of \`statements\`, or \`anonymous: true\``
  }
}

/** The text of a value that matches a pattern, and so is safe in a style sheet; undefined for other values. */
function matching(value: YamlValue | undefined, form: RegExp): string | undefined {
  const text = scalarText(value)?.trim()
  return text !== undefined && form.test(text) ? text : undefined
}

function readFont(font: YamlValue, family: string, path: string, folder: string): StyleFont {
  return {
    family,
    weight: matching(memberOf(font, 'weight'), /^(?:\d{1,4}(?: \d{1,4})?|normal|bold)$/) ?? '400',
    style: matching(memberOf(font, 'style'), /^(?:normal|italic|oblique)$/) ?? 'normal',
    file: path.startsWith('npm:') ? path : joinPath(folder, path),
    purpose: scalarText(memberOf(font, 'for')),
    place: memberOf(font, 'file')?.place,
    lang: scalarText(memberOf(font, 'lang')),
    size: matching(memberOf(font, 'size'), /^\d{2,3}(?:\.\d+)?%$/),
    unicodeRange: matching(memberOf(font, 'unicode-range'), /^[U+\da-f?,\s-]+$/i)
  }
}
