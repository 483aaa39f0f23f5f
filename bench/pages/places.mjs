/**
 * The signs of a PDF with their boxes, by page, also those of turned text, from what MuPDF writes of it
 * (`mutool draw -F stext`). A box reaches from the baseline to the height of small letters.
 * @param {string} xml
 * @returns {readonly import("./places.mjs").PlacedPage[]}
 */
export function placedPages(xml) {
  return xml.split('<page ').slice(1).map(pageOf)
}

function pageOf(page) {
  const [, width, height] = /width="(\S+)" height="(\S+)"/.exec(page)
  const signs = []
  let [font, size, line] = ['', 0, -1]
  for (const {1: isLine, 2: name, 3: points, 4: quad, 5: x, 6: y, 7: written} of page.matchAll(parts)) {
    if (isLine !== undefined) line++
    else if (name !== undefined) [font, size] = [name, Number(points)]
    else {
      const box = boxOf(quad.split(' ').map(Number), Number(x), Number(y), size)
      signs.push({sign: withoutEntities(written), font, size, line, ...box})
    }
  }
  return {width: Number(width), height: Number(height), signs}
}

const parts =
  /(<line )|<font name="([^"]*)" size="([^"]*)">|<char quad="([^"]*)" x="([^"]*)" y="([^"]*)"[^>]* c="([^"]*)"/g

/** The corners of a quad are its upper left, upper right, lower left and lower right. */
function boxOf([left, top, right, rise, below, foot], x, y, size) {
  const height = Math.hypot(left - below, top - foot) || 1
  const up = [((left - below) / height) * size * 0.45, ((top - foot) / height) * size * 0.45]
  const along = [right - left, rise - top]
  const xs = [x, x + along[0], x + up[0], x + along[0] + up[0]]
  const ys = [y, y + along[1], y + up[1], y + along[1] + up[1]]
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    isTurned: Math.abs(along[0]) < Math.abs(along[1])
  }
}

/**
 * A text without the entities of XML and HTML.
 * @param {string} written
 * @returns {string}
 */
export function withoutEntities(written) {
  return written
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name) => ({lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'})[name]
    )
}
