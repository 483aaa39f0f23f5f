import type {ImportedReference} from '../src/references/import/imported.ts'

/**
 * The words of a reference that are in none of its values. Words that announce the next field, numbers with and without
 * leading zeros, and months that are numbers in a date do not count as lost.
 */
export function lostWords({raw, csl}: ImportedReference): readonly string[] {
  const {id: _, type: __, ...values} = csl
  const held = new Set(
    partsOf(JSON.stringify(Object.values(values)).replaceAll('\\"', '"').replaceAll('\\\\', '\\'))
  )
  // Initials printed together, such as `JA`, are two initials in a name.
  for (const [, given = ''] of JSON.stringify(values).matchAll(/"given":"((?:\p{Lu}\.\s*){2,3})"/gu))
    held.add(given.toLowerCase().replace(/[.\s]/g, ''))
  return partsOf(raw).filter(part => !held.has(part) && !joining.has(part) && !isMonth(part, csl))
}

function partsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? []).map(part => part.replace(/^0+(?=\d)/, ''))
}

function isMonth(part: string, csl: ImportedReference['csl']): boolean {
  const name = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/.test(part)
  return name && /"date-parts":\[\[\d+,\d/.test(JSON.stringify([csl.issued, csl.accessed]))
}

const joining: ReadonlySet<string> = new Set(
  'in and et al e a eds ed editors editor edited by pp p pages vol no n d cited retrieved accessed from doi https org url available at online interviewer th nd rd st edition references trans translated s o j'.split(
    ' '
  )
)
