/**
 * Rivers: spaces between words that are below each other in five lines of a column and more.
 * @param {readonly import("./text-lines.mjs").TextLine[]} lines
 * @param {number} leading
 * @param {number} least the width of the narrowest space, in pt
 * @returns {number}
 */
export function riversOf(lines, leading, least) {
  let rivers = 0
  let above = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const isNext =
      before?.page === line.page && before.column === line.column && line.y - before.y < leading * 1.2
    const spaces = spacesIn(line, least)
    const lengths = spaces.map(space =>
      isNext ? 1 + Math.max(0, ...above.map(({own, length}) => (meet(own, space) ? length : 0))) : 1
    )
    rivers += lengths.filter(length => length === leastLines).length
    above = spaces.map((own, at) => ({own, length: lengths[at]}))
  })
  return rivers
}

const leastLines = 5

function spacesIn({letters}, least) {
  return letters.slice(1).flatMap((letter, index) => {
    const {right} = letters[index]
    return letter.left - right > least ? [{left: right, right: letter.left}] : []
  })
}

/** Whether half of the narrower space is below the other. */
function meet(one, other) {
  const shared = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  return shared >= Math.min(one.right - one.left, other.right - other.left) / 2
}
