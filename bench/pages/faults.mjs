/**
 * Lines whose signs are painted over those of others. Signs of formulas and joined scripts are left out, whose boxes
 * overlap by design.
 * @param {import("./places.mjs").PlacedPage} page
 * @returns {readonly string[]}
 */
export function overlapsOf({signs}) {
  const cells = new Map()
  const found = new Map()
  for (const sign of signs.filter(isWord)) {
    for (const key of cellsOf(sign)) {
      const others = cells.get(key) ?? []
      for (const other of others)
        if (other.line !== sign.line && sharedPart(sign, other) > mostShared)
          found.set(`${other.line} ${sign.line}`, [other.line, sign.line])
      cells.set(key, [...others, sign])
    }
  }
  return [...found.values()].map(lines => lines.map(line => beginningOf(signs, line)).join(' | '))
}

const mostShared = 0.35

function isWord({sign, font, left, right}) {
  const isJoined = /[\p{M}\p{Script=Arabic}\p{Script=Hebrew}]/u.test(sign)
  return right - left > 0.3 && !isBlank(sign) && !isJoined && !/Math/.test(font)
}

function isBlank(sign) {
  return /^[\s\u00a0\u00ad\u200b]*$/.test(sign)
}

function* cellsOf({left, right, top, bottom}) {
  for (let x = Math.floor(left / cell); x <= right / cell; x++)
    for (let y = Math.floor(top / cell); y <= bottom / cell; y++) yield `${x} ${y}`
}

/** The side of a cell in which signs are compared, in pt. */
const cell = 12

/** The part of the smaller of two boxes that the other one overlaps. */
function sharedPart(one, other) {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
  const area = box => (box.right - box.left) * (box.bottom - box.top)
  return width <= 0 || height <= 0 ? 0 : (width * height) / Math.min(area(one), area(other))
}

function beginningOf(signs, line) {
  return signs
    .flatMap(one => (one.line === line ? [one.sign] : []))
    .join('')
    .trim()
    .slice(0, 40)
}

/**
 * Lines that reach beyond the sides of the text or to the edge of the paper.
 * @param {import("./places.mjs").PlacedPage} page
 * @param {import("./letters.mjs").Column} sides
 * @returns {readonly string[]}
 */
export function outsideOf({signs, height}, sides) {
  const isOut = ({sign, left, right, top, bottom}) =>
    !isBlank(sign) && (left < sides.left || right > sides.right || top < edge || bottom > height - edge)
  const lines = new Set(signs.flatMap(one => (isOut(one) ? [one.line] : [])))
  return [...lines].map(line => beginningOf(signs, line))
}

/** The room at the edges of the paper, in pt. */
const edge = 15

/**
 * The height of the highest stretch without ink in each column of a page, as a part of the height of the text.
 * @param {import("./faults.mjs").Picture} picture
 * @param {import("./faults.mjs").TextArea} area
 * @returns {readonly number[]}
 */
export function holesOf({width, pixels, dot}, {top, bottom, columns}) {
  return columns.map(({left, right}) => {
    let [longest, run] = [0, 0]
    for (let y = Math.floor(top / dot); y < bottom / dot; y++) {
      const row = pixels.subarray(y * width + Math.floor(left / dot), y * width + Math.ceil(right / dot))
      run = row.some(grey => grey < white) ? 0 : run + 1
      longest = Math.max(longest, run)
    }
    return (longest * dot) / (bottom - top)
  })
}

const white = 235

/**
 * The pictures of pages in grey, one after the other in the format PGM.
 * @param {Buffer} bytes
 * @param {number} dot the side of a pixel, in pt
 * @returns {readonly import("./faults.mjs").Picture[]}
 */
export function picturesIn(bytes, dot) {
  const pictures = []
  for (let at = 0; at < bytes.length; ) {
    const [head, width, height] = /^P5\s+(?:#.*\s+)*(\d+)\s+(\d+)\s+\d+\s/.exec(
      bytes.subarray(at, at + 200).toString('latin1')
    )
    const start = at + head.length
    at = start + width * height
    pictures.push({width: Number(width), dot, pixels: bytes.subarray(start, at)})
  }
  return pictures
}
