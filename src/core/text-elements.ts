/** The inline elements of HTML (HTML, 3.2.5.2.5) that contain words. */
export const elementsInLine: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)
