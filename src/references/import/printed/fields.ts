/** Values of single fields, without surrounding punctuation and otherwise unchanged. */

/** A title without its final full stop and surrounding quotation marks. */
export function titleOf(text: string): string {
  const trimmed = text.replace(/^[\s,.:;]+/, '').replace(/(?<![.\s]\p{L}|\.\.)[\s,.:;]+$|[\s,:;۔،؛]+$/u, '')
  const unquoted = /^[“"„«‟‘'`]+\s*([^”"“»]*?)[,.]?\s*[”"“»’']+[.,;]?$/u.exec(trimmed)
  if (unquoted && (!/^['‘]/.test(trimmed) || /['’]$/.test(trimmed))) return unquoted[1]!.trim()
  return trimmed.trim()
}

/** The title of the containing journal or book, also without “In”. */
export function containerOf(text: string): string {
  return titleOf(text.replace(/^\W*(?:In|in|Dans|dans|nel|en|IN)(?::|\s)\s*(?=\S)/u, '')).replace(
    /^\((.*)\)$/,
    '$1'
  )
}

/** A place or publisher without brackets and punctuation around it. */
export function imprintOf(text: string): string {
  const trimmed = text
    .replace(/^[\s,.:;]+|[\s,:;۔،؛]+$/g, '')
    .replace(/(?<!\.\p{L}|\b(?:Inc|Co|Ltd|Corp|Univ|Pr|D\.C|U\.S|U\.K|St))\.$/u, '')
  const opened = trimmed.startsWith('(') && !trimmed.includes(')')
  const closed = trimmed.endsWith(')') && !trimmed.includes('(')
  const bare = opened
    ? trimmed.slice(1)
    : closed
      ? trimmed.slice(0, -1)
      : trimmed.replace(/^\(([^()]*)\)$/, '$1')
  return bare.trim()
}

/** Parses pages as a range, or the number of pages. */
export function pagesOf(text: string): Readonly<Record<string, string>> {
  const bare = text.replace(/^[\s(,[:]+|[\s),.\];:]+$/g, '')
  const count = /^(\w+,?\s*)?(\d+)\s*(?:pp?|pages|pag|S|Seiten|s|str)\.?$/i.exec(bare)
  if (count) return {'number-of-pages': `${count[1] ?? ''}${count[2]}`.trim()}
  const range = bare.replace(/^(?:pp?|pages?|pgs?|S|Seiten?|s|ss|pagg?|págs?|str)\b\.?\s*/i, '').trim()
  return range === '' ? {} : {page: range.replace(/(?<=\w)\s*[-–—−]+\s*(?=\w)/g, '-')}
}

/** Parses volume and issue from `48(5)`, `vol. 57, no. 12`, `63, (16)`, `12.3`, `Bd. 4`. */
export function volumeOf(text: string): Readonly<Record<string, string>> {
  const bare = text.replace(/^[\s(,[:]+|[\s,.:;]+$/g, '').replace(/^([^(]*)\)$/, '$1')
  const volume =
    '(?:(?:vol|vols|volume|bd|band|t|tome|tomo|v|jg|jahrg|voi)\\b\\.?\\s*)?([\\p{L}]{0,2}\\d+(?:[-–/]\\d+)?[A-Za-z]?|[IVXLCDM]+|[A-Z]-?\\d+)'
  const issue =
    '(?:(?:(?:no|nos|nr|num|núm|número|number|n|issue|iss|heft|fasc|h)\\b|n[°º])\\.?\\s*)?([\\w–/.-]+?(?:\\s*suppl?\\.?\\s*\\w*)?)'
  const both = new RegExp(
    `^${volume}(?:\\s*,?\\s*\\(\\s*${issue}\\s*\\)|\\s*[,.:]?\\s*(?:(?:no|nos|nr|num|núm|número|number|n|issue|iss|heft|fasc|h)\\b|n[°º])\\.?\\s*([\\w–/-]+)|\\s*[.:/]\\s*(\\d+)|,\\s*(\\d+))$`,
    'iu'
  ).exec(bare)
  if (both) return {volume: both[1]!, issue: both[2] ?? both[3] ?? both[4] ?? both[5]!}
  const one = new RegExp(`^${volume}$`, 'iu').exec(bare)
  if (one) return {volume: one[1]!}
  const number = /^\(?(?:(?:no|nr|num|núm|número|number|n|issue|heft)\b|n[°º])\.?\s*([\w–/-]+)\)?$/iu.exec(
    bare
  )
  if (number) return {issue: number[1]!}
  const inBrackets = /^\(?([\w–/-]+)\)?$/.exec(bare)
  if (inBrackets) return text.trim().startsWith('(') ? {issue: inBrackets[1]!} : {volume: inBrackets[1]!}
  return {}
}

const ordinals: ReadonlyMap<string, string> = new Map(
  'first second third fourth fifth sixth seventh eighth ninth tenth'
    .split(' ')
    .map((word, index) => [word, String(index + 1)])
)

/** The number of an edition: `6` for `6th ed.`, `2` for `second edition`; “revised edition” stays as it is. */
export function editionOf(text: string): string {
  const bare = text
    .replace(/^[\s(,[]+|[\s),.\];:]+$/g, '')
    .replace(/[\s.]*\b(?:ed|edn|edition|aufl|auflage|[ée]d|[ée]dition|ediz|edizione|vyd)\b\.?$/iu, '')
    .trim()
  const number = /^(\d+)(?:st|nd|rd|th|e|ème|a|ª|º|°)?\.?$/i.exec(bare)
  return number ? number[1]! : (ordinals.get(bare.toLowerCase()) ?? bare)
}
