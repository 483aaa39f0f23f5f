import type {CslName} from '../core/types.ts'
import {parseBibliography} from '../parse/bibliography.ts'
import {escapeLatex} from './biblatex-text.ts'

/** Writes CSL-JSON names as a BibLaTeX field: `Galtung, Johan and {van Gogh}, Vincent and {World Bank}`. */
export function latexNames(names: readonly CslName[]): string {
  return names.map(latexName).join(' and ')
}

/** The simplest notation that is parsed as the same name. */
function latexName(name: CslName): string {
  const notations = notationsOf(name)
  return (
    notations.find(notation => isSame(readNames(notation), name)) ??
    // No notation has both dropping and non-dropping particles: the last notation that is parsed with the same family
    // name is used.
    notations.findLast(notation => readNames(notation)[0]?.family === name.family) ??
    notations[0]!
  )
}

function readNames(notation: string): readonly CslName[] {
  const {references} = parseBibliography([{path: 'name.bib', text: `@misc{name, author = {${notation}}}`}])
  return (references[0]?.csl.author as readonly CslName[] | undefined) ?? []
}

function notationsOf(name: CslName): readonly string[] {
  const {family, given, suffix, literal} = name
  if (family === undefined && given === undefined) {
    const whole = escapeLatex(literal ?? '')
    return literal === 'et al.' ? ['others'] : [`{${whole}}`]
  }
  const dropping = name['dropping-particle']
  const kept = name['non-dropping-particle']
  const rest = (braced: boolean): string =>
    [suffix, given]
      .filter(part => part !== undefined)
      .map(part => `, ${inBraces(part, braced)}`)
      .join('')
  const plain = (braced: boolean): string =>
    `${dropping === undefined ? '' : `${escapeLatex(dropping)} `}${inBraces(family ?? '', braced)}${rest(braced)}`
  return [
    ...(kept === undefined
      ? [plain(false), plain(true)]
      : [
          `{${escapeLatex(`${kept} ${family}`)}}${rest(false)}`,
          `{${escapeLatex(kept)}} ${inBraces(family ?? '', true)}${rest(true)}`
        ]),
    extended(name)
  ]
}

function inBraces(part: string, braced: boolean): string {
  return braced ? `{${escapeLatex(part)}}` : escapeLatex(part)
}

/** The extended name format (BibLaTeX manual, 3.15), for names that no other notation can express. */
function extended(name: CslName): string {
  const kept = name['non-dropping-particle']
  const prefix = [name['dropping-particle'], kept].filter(part => part !== undefined).join(' ')
  const parts = [
    ['family', name.family],
    ['given', name.given],
    ['prefix', prefix || undefined],
    ['useprefix', kept === undefined ? undefined : 'true'],
    ['suffix', name.suffix]
  ] as const
  return parts.flatMap(([part, text]) => (text ? [`${part}={${escapeLatex(text)}}`] : [])).join(', ')
}

/** Whether names are equal, except for apostrophes and spaces after initials, which the parser normalizes. */
function isSame(read: readonly CslName[], name: CslName): boolean {
  const normal = ({family, given, suffix, literal, ...particles}: CslName): string =>
    JSON.stringify([
      family,
      given,
      suffix,
      literal,
      particles['dropping-particle'],
      particles['non-dropping-particle']
    ])
      .replaceAll('’', "'")
      .replace(/(\p{Lu}\.)(?=\p{Lu})/gu, '$1 ')
  return read.length === 1 && normal(read[0]!) === normal(name)
}
