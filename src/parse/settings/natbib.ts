import {itemsOf, memberOf, scalarText, type YamlValue} from '../values/yaml.ts'
import {preambles} from './macros.ts'

/**
 * Whether `\cite{doe99}` puts the author into the sentence: in a paper that cites with natbib and with years, it is
 * `\citet{doe99}`.
 */
export function readCitesInText(yaml: YamlValue | undefined): boolean {
  const preamble = preambles(yaml).join('\n')
  const [loaded, options = ''] = loading.exec(preamble) ?? []
  const written = memberOf(yaml, 'biblio-style', 'bibliographystyle')
  const style = (written && scalarText(written)) ?? styleIn(preamble) ?? ''
  const others = itemsOf(memberOf(yaml, 'natbiboptions')).map(item => scalarText(item) ?? '')
  if (/\b(?:numbers|super)\b/.test([options, ...others].join())) return false
  const isNatbib =
    loaded !== undefined ||
    scalarText(memberOf(yaml, 'natbib')) === 'true' ||
    scalarText(memberOf(yaml, 'cite-method')) === 'natbib'
  return withStyle(isNatbib, style)
}

/** Whether `\cite{doe99}` puts the author into the sentence, if a text of the paper names a style of BibTeX. */
export function citesInText(isNatbib: boolean, texts: readonly string[]): boolean {
  const style = texts.map(styleIn).find(name => name !== undefined)
  return style === undefined ? isNatbib : withStyle(isNatbib, style)
}

function withStyle(isNatbib: boolean, style: string): boolean {
  if (withNumbers.test(style)) return false
  return isNatbib || withYears.test(style)
}

function styleIn(tex: string): string | undefined {
  return tex.includes('\\bibliographystyle')
    ? /\\bibliographystyle\{([^{}\n]{1,100})\}/.exec(tex)?.[1]?.trim()
    : undefined
}

const loading = /\\usepackage\s*(?:\[([^\]]*)\])?\s*\{[^{}]*\bnatbib\b[^{}]*\}/
/** Matches the styles of BibTeX that come with natbib for citations with years, and others that need it. */
const withYears = /^(?:plainnat|abbrvnat|unsrtnat|agsm|dcu|kluwer|elsarticle-harv|aasjournal|mnras|ecta)$/
const withNumbers =
  /^(?:plain|unsrt|abbrv|alpha|acm|siam|ieeetr|IEEEtranN?|vancouver|nature|elsarticle-num|apsrev.*|splncs.*)$/
