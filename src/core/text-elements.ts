/** The elements that HTML allows within a line (HTML, 3.2.5.2.5) and that contain words. */
export const elementsInLine: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' '
  )
)
