/**
 * Turns the page for readers into one from which Chromium makes everything that the PDF needs: links as links, a name
 * for every place, the language of single words.
 */
export function preparedForPrint(page: string): string {
  return withNamedPlaces(withTaggedLanguages(withoutDocumentRoles(page)))
}

/**
 * The page in the form for the paginator, which reveals it: the browser need not lay out content that is taken apart at
 * once.
 */
export function hiddenUntilPaginated(page: string): string {
  return page.replace(/<html\b/, '<html style="display:none"')
}

/** Removes roles for which Chromium makes untyped elements, so that links keep their tags. */
function withoutDocumentRoles(page: string): string {
  return page.replace(/ role="doc-[a-z]+"/g, '')
}

/** Chromium forgets the language of a stretch of text, unless that has an identifier. */
function withTaggedLanguages(page: string): string {
  let count = 0
  return page.replace(
    /<(?:span|i|b|q|cite|bdi|small|mark|u|s)(?=\s[^<>]*\blang=")(?![^<>]* id=")/g,
    tag => `${tag} id="in-language-${++count}"`
  )
}

/**
 * Adds a hidden list of links to all places. Chromium names only the places that something in the document links to,
 * and other documents should be able to link to all of them.
 */
function withNamedPlaces(page: string): string {
  const end = page.lastIndexOf('</body>')
  if (end < 0) return page
  const places = page.slice(page.indexOf('<body'), end).matchAll(placePattern)
  const links = Array.from(places, ([, id]) => `<a href="#${id}"></a>`)
  return links.length === 0
    ? page
    : `${page.slice(0, end)}<nav hidden>${links.join('')}</nav>${page.slice(end)}`
}

const placePattern = /<(?:h[1-6]|figure|table|section|div|aside|li|p)\b[^<>]* id="([^"<>]+)"/g
