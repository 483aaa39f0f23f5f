/** The options of a list of names (CSL 1.0.2, “Name”). */
export type NameOptions = Readonly<{
  and: string | undefined
  delimiter: string
  precedesEtAl: string
  precedesLast: string
  etAlMin: number
  etAlUseFirst: number
  etAlSubsequentMin: number
  etAlSubsequentUseFirst: number
  etAlUseLast: boolean
  form: 'long' | 'short' | 'count'
  initialize: boolean
  initializeWith: string | undefined
  nameAsSortOrder: string | undefined
  sortSeparator: string
}>

type Attributes = Readonly<Record<string, string>>

/**
 * The options of a `names` element, from its `name`, the citation or bibliography, and the style, in order of
 * precedence.
 */
export function nameOptions(
  name: Attributes,
  inherited: readonly Attributes[],
  sort: Attributes | undefined
): NameOptions {
  const find = (own: string, outer = own): string | undefined => {
    if (name[own] !== undefined) return name[own]
    for (const attributes of inherited) if (attributes[outer] !== undefined) return attributes[outer]
    return undefined
  }
  const number = (value: string | undefined): number =>
    value === undefined ? Number.NaN : Number.parseInt(value, 10)
  const min = number(sort?.['names-min'] ?? find('et-al-min'))
  const useFirst = number(sort?.['names-use-first'] ?? find('et-al-use-first'))
  const subsequentMin = number(find('et-al-subsequent-min'))
  const subsequentFirst = number(find('et-al-subsequent-use-first'))
  const form = find('form', 'name-form')
  return {
    and: find('and'),
    delimiter: find('delimiter', 'name-delimiter') ?? ', ',
    precedesEtAl: find('delimiter-precedes-et-al') ?? 'contextual',
    precedesLast: find('delimiter-precedes-last') ?? 'contextual',
    // `et-al-min` and `et-al-use-first` have no effect without each other.
    etAlMin: Number.isNaN(useFirst) ? Number.NaN : min,
    etAlUseFirst: useFirst,
    etAlSubsequentMin: Number.isNaN(subsequentMin) ? min : subsequentMin,
    etAlSubsequentUseFirst: Number.isNaN(subsequentFirst) ? useFirst : subsequentFirst,
    etAlUseLast: (sort?.['names-use-last'] ?? find('et-al-use-last')) === 'true',
    form: form === 'short' || form === 'count' ? form : 'long',
    initialize: find('initialize') !== 'false',
    initializeWith: find('initialize-with'),
    nameAsSortOrder: sort === undefined ? find('name-as-sort-order') : 'all',
    sortSeparator: find('sort-separator') ?? ', '
  }
}
