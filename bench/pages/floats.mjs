/**
 * Measures the distances, in pages, between figures and the sentences that first name them.
 * @param {readonly (readonly import("./letters.mjs").Letter[])[]} pages
 * @param {readonly import("./floats.mjs").NamedFigure[]} figures
 * @returns {import("./floats.mjs").FloatDistances}
 */
export function floatDistances(pages, figures) {
  const texts = pages.map(textOf)
  const pageOf = words => texts.findIndex(text => text.includes(words.replace(/\s/g, '')))
  const places = figures.map(({sentence, caption}) => [pageOf(sentence), pageOf(caption)])
  const found = places.filter(place => place.every(page => page >= 0))
  const distances = found.map(([named, shown]) => shown - named)
  return {
    found: found.length,
    away: distances.filter(distance => distance !== 0).length,
    most: Math.max(0, ...distances.map(Math.abs)),
    early: distances.filter(distance => distance < 0).length
  }
}

/** The letters of a page in the order of its content, without hyphens. */
function textOf(letters) {
  return letters
    .map(({sign}) => sign)
    .join('')
    .replace(/[-\u00ad\u2010]/g, '')
}
