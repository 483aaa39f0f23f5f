import {type CslElement, nextTag, openingTag, readElement, XmlFault} from '../xml/reader.ts'

/** A parsed style; its macros and locales are parsed lazily. */
export type ParsedStyle = Readonly<{
  /** Attributes of `cs:style`, including those that names, citation and bibliography inherit. */
  options: Readonly<Record<string, string>>
  citation: CslElement | undefined
  bibliography: CslElement | undefined
  macro: (name: string) => CslElement | undefined
  macroNames: readonly string[]
  locales: () => readonly CslElement[]
  /** Whether the style itself renders year suffixes. */
  hasSuffixVariable: boolean
  /** Whether cites depend on their position. */
  usesPositions: boolean
  /** Whether the style has `disambiguate` conditions. */
  usesConditions: boolean
}>

/**
 * Parses a style. Macros and locales are parsed lazily: a citation in APA needs 5 of 99 macros. Throws an `XmlFault` if
 * the text is not XML or not an independent style.
 */
export function readStyle(source: string): ParsedStyle {
  const root = openingTag(source, nextTag(source, 0))
  if (root.name !== 'style') throw new XmlFault('The style does not begin with `style`', root.start)
  const macros = new Map<string, number>()
  const locales: number[] = []
  const parts = new Map<string, number>()
  let at = root.end
  while (!root.isEmpty) {
    const next = nextTag(source, at)
    if (source[next + 1] === '/') break
    const tag = openingTag(source, next)
    if (tag.name === 'macro') macros.set(tag.attributes.name ?? '', next)
    else if (tag.name === 'locale') locales.push(next)
    else parts.set(tag.name, next)
    at = tag.isEmpty ? tag.end : endOfElement(source, next, tag.end)
  }
  const part = (name: string): CslElement | undefined => {
    const start = parts.get(name)
    return start === undefined ? undefined : readElement(source, start)
  }
  if (!parts.has('citation'))
    throw new XmlFault('The style has no `citation`, because it depends on another style', root.start)
  return {
    options: root.attributes,
    citation: part('citation'),
    bibliography: part('bibliography'),
    macro: name => {
      const start = macros.get(name)
      return start === undefined ? undefined : readElement(source, start)
    },
    macroNames: [...macros.keys()],
    locales: () => locales.map(start => readElement(source, start)),
    hasSuffixVariable: /\bvariable\s*=\s*["']year-suffix["']/.test(source),
    usesPositions: /\bposition\s*=|et-al-subsequent/.test(source),
    usesConditions: /\bdisambiguate\s*=/.test(source)
  }
}

/** The offset after an element that contains no other element of its name. */
function endOfElement(source: string, start: number, from: number): number {
  const name = /^<([^\s/>]+)/.exec(source.slice(start, start + 60))?.[1] ?? ''
  const closing = `</${name}`
  let at = from
  for (;;) {
    const end = source.indexOf(closing, at)
    if (end < 0) throw new XmlFault(`Unexpected end of the file, expected \`${closing}>\``, start)
    const comment = source.lastIndexOf('<!--', end)
    const commentEnd = comment < at ? -1 : source.indexOf('-->', comment)
    if (commentEnd < end) return source.indexOf('>', end) + 1
    at = commentEnd
  }
}
