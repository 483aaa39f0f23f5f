/**
 * The letters of a PDF with their places, by page, from what MuPDF writes of it (`mutool draw -F stext`); blanks are left
 * out.
 * @param {string} xml
 * @returns {readonly (readonly import("./letters.mjs").Letter[])[]}
 */
export function lettersIn(xml) {
  return xml.split('<page ').slice(1).map(lettersOfPage)
}

function lettersOfPage(page) {
  const letters = []
  let [font, size] = ['', 0]
  for (const {1: name, 2: points, 3: left, 4: right, 5: y, 6: written} of page.matchAll(places)) {
    if (name !== undefined) {
      font = name.replace(/^[A-Z]{6}\+/, '')
      size = Number(points)
      continue
    }
    const sign = withoutEntities(written)
    // The second letter of a ligature has no width.
    if (Number(right) - Number(left) < 0.01 && letters.length > 0) letters.at(-1).sign += sign
    else if (!/^[\s\u00a0\u200b]*$/.test(sign))
      letters.push({sign, font, size, left: Number(left), right: Number(right), y: Number(y)})
  }
  return letters
}

const places =
  /<font name="([^"]*)" size="([^"]*)">|<char quad="(\S+) \S+ (\S+) [^"]*" x="[^"]*" y="([^"]*)"[^>]* c="([^"]*)"/g

function withoutEntities(written) {
  return written
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(
      /&(lt|gt|quot|apos|amp);/g,
      (_, name) => ({lt: '<', gt: '>', quot: '"', apos: "'", amp: '&'})[name]
    )
}

/**
 * The lines of a page in its columns, from left to right and from top to bottom. A line is the letters of one baseline,
 * and those up to 1.6 pt above or below it.
 * @param {readonly import("./letters.mjs").Letter[]} letters
 * @param {readonly import("./letters.mjs").Column[]} columns
 * @returns {readonly (readonly import("./letters.mjs").Line[])[]}
 */
export function linesOf(letters, columns) {
  // A line that is too wide extends beyond its column.
  const margin = columns.length === 1 ? 40 : (columns[1].left - columns[0].right) / 2
  return columns.map(({left, right}) => {
    const own = letters.filter(letter => letter.left > left - margin && letter.right < right + margin)
    const lines = []
    for (const letter of own.toSorted((one, other) => one.y - other.y)) {
      const last = lines.at(-1)
      if (last !== undefined && letter.y - last.y < 1.6) last.letters.push(letter)
      else lines.push({y: letter.y, letters: [letter]})
    }
    return lines.map(({y, letters: unsorted}) => {
      const sorted = unsorted.toSorted((one, other) => one.left - other.left)
      return {y, letters: sorted, left: sorted[0].left, right: sorted.at(-1).right}
    })
  })
}

/**
 * The type of running text, that of most letters, and its columns.
 * @param {readonly (readonly import("./letters.mjs").Letter[])[]} pages
 * @param {number} count the number of columns
 * @returns {import("./letters.mjs").Body}
 */
export function bodyOf(pages, count) {
  const body = pages.flatMap((letters, page) => letters.map(letter => ({...letter, page})))
  const type = mostCommon(body.map(typeOf))
  const own = body.filter(letter => typeOf(letter) === type)
  const lefts = own.map(({left}) => left)
  const rights = own.map(({right}) => right)
  const middle = (quantile(lefts, 0.001) + quantile(rights, 0.999)) / 2
  const parts =
    count === 2 ? [own.filter(({right}) => right < middle), own.filter(({left}) => left > middle)] : [own]
  return {
    type,
    size: Number(type.split(' ').at(-1)),
    columns: parts.map(part => ({left: edgeOf(part, 'left'), right: edgeOf(part, 'right')}))
  }
}

/** The font and size of a letter. */
function typeOf({font, size}) {
  return `${font} ${size.toFixed(1)}`
}

/** The edge of a column, at which many lines begin or end; other lines hang a little beyond it. */
function edgeOf(letters, side) {
  const rows = new Map()
  for (const letter of letters) {
    const key = letter.page * 10_000 + Math.round(letter.y * 2)
    const before = rows.get(key) ?? letter[side]
    rows.set(key, side === 'left' ? Math.min(before, letter.left) : Math.max(before, letter.right))
  }
  const ends = [...rows.values()].map(end => Math.round(end * 10) / 10)
  const near = end => ends.filter(other => Math.abs(other - end) < 0.35).length
  const most = Math.max(...[...new Set(ends)].map(near))
  const edges = ends.filter(end => near(end) > most * 0.6)
  return side === 'left' ? Math.max(...edges) : Math.min(...edges)
}

function mostCommon(values) {
  const counts = new Map()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0])[0]
}

/**
 * The quantile of some values: the value below which `part` of them are.
 * @param {readonly number[]} values
 * @param {number} part
 */
export function quantile(values, part) {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/**
 * The width of a font's space, in em.
 * @param {Uint8Array} bytes of an OpenType font
 * @returns {number}
 */
export function spaceOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map()
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    tables.set(String.fromCharCode(...bytes.subarray(at, at + 4)), view.getUint32(at + 8))
  const glyph = glyphOfSpace(view, tables.get('cmap'))
  const last = view.getUint16(tables.get('hhea') + 34) - 1
  return (
    view.getUint16(tables.get('hmtx') + Math.min(glyph, last) * 4) / view.getUint16(tables.get('head') + 18)
  )
}

/** The number of the glyph of the space, from the first map of format 4. */
function glyphOfSpace(view, cmap) {
  const offsets = Array.from({length: view.getUint16(cmap + 2)}, (_, index) =>
    view.getUint32(cmap + 8 + index * 8)
  )
  const map = cmap + offsets.find(offset => view.getUint16(cmap + offset) === 4)
  const twice = view.getUint16(map + 6)
  for (let at = 0; at < twice; at += 2) {
    if (view.getUint16(map + 14 + at) < 32) continue
    const [start, delta, offset] = [1, 2, 3].map(part => view.getUint16(map + 16 + twice * part + at))
    if (offset === 0) return (32 + delta) & 0xffff
    return view.getUint16(map + 16 + twice * 3 + at + offset + (32 - start) * 2)
  }
  return 0
}
