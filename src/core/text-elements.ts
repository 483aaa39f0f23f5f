/** The elements of HTML that stand in a line (HTML, 3.2.5.2.5), as far as they have words. */
export const elementsInLine: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)
