import {linesOf, quantile} from './letters.mjs'
import {riversOf} from './rivers.mjs'
import {textLinesOf} from './text-lines.mjs'

/**
 * Computes the measures by which a typographer would judge the pages of a text.
 * @param {readonly (readonly import("./letters.mjs").Letter[])[]} pages
 * @param {import("./measures.mjs").MeasuredText} text
 * @returns {import("./measures.mjs").Measures}
 */
export function measuresOf(pages, {columns: count, space, paragraphs}) {
  const {body, lines} = textLinesOf(pages, count, paragraphs)
  const inside = lines.filter(({isLast}) => !isLast)
  const isShort = ({right, edge}) => right < edge.right - mostMissing
  const justified = inside.filter(line => !isShort(line))
  const widthsOf = line => wordSpaces(line, body).map(width => width / body.size / space)
  const widths = justified.flatMap(widthsOf)
  const leading = leadingOf(lines)
  const columns = columnsOf(lines)
  // The columns of the last page end where the text ends.
  const full = columns.filter(({page}) => page < pages.length - 1)
  const foot = Math.max(...columns.map(({last}) => last.y))
  return {
    pages: pages.length,
    lines: lines.length,
    hyphens: (100 * lines.filter(endsInHyphen).length) / lines.length,
    ladders: laddersOf(lines),
    rivers: riversOf(lines, leading, body.size * leastSpace),
    least: Math.min(...pages.flat().map(({size}) => size)),
    mean: meanOf(widths),
    deviation: deviationOf(widths),
    step: stepOf(justified, widthsOf),
    p95: quantile(widths, 0.95),
    p99: quantile(widths, 0.99),
    most: Math.max(...widths),
    short: inside.filter(isShort).length,
    full: full.filter(
      ({last, page}) => foot - lowestIn(pages[page], body, last, foot + leading / 2) < leading * 0.95
    ).length,
    columns: full.length,
    widows: columns.filter(({first, last}) => isWidow(first) || isOrphan(last)).length,
    brokenWords: lines.filter(line => line.inWord && !endsInHyphen(line) && !joins.test(lastSign(line)))
      .length,
    brokenNumbers: lines.filter(({inNumber}) => inNumber).length
  }
}

/** The maximum distance of the end of a justified line from the edge, in pt. */
const mostMissing = 1

/** Whether a line ends in a hyphen, either added or part of a word. */
function endsInHyphen(line) {
  return line.inWord && (line.mark === '-' || /[-\u2010\u00ad]/.test(lastSign(line)))
}

/** Matches signs after which a word may be divided without a hyphen. */
const joins = /[/.,;:_\u2013\u2014=&?#]/

function lastSign({letters}) {
  return letters.at(-1).sign.at(-1)
}

/** Counts the places at which at least three consecutive lines end in a hyphen. */
function laddersOf(lines) {
  const marked = lines.map(endsInHyphen)
  return marked.filter((one, index) => one && marked[index - 1] && marked[index - 2] && !marked[index - 3])
    .length
}

/** The widths, in pt, of the spaces between words in the type of the text. */
function wordSpaces({letters}, {size}) {
  return letters.slice(1).flatMap((letter, index) => {
    const before = letters[index]
    const isText = [letter, before].every(one => Math.abs(one.size - size) < size * expanded)
    const gap = letter.left - before.right
    return isText && gap > size * leastSpace ? [gap] : []
  })
}

/** The maximum difference of type that microtype expands or shrinks, by 2 % on either side, relative to its size. */
const expanded = 0.035

/** The minimum width of a space in em, since letter spacing is at most .02 em, and a space at least .13. */
const leastSpace = 0.1

function deviationOf(values) {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map(one => (one - mean) ** 2)))
}

/** The mean difference between the spaces of two adjacent lines of a paragraph. */
function stepOf(lines, widthsOf) {
  const spaced = lines
    .map(line => ({...line, widths: widthsOf(line)}))
    .filter(({widths}) => widths.length > 0)
  const steps = spaced.slice(1).flatMap(({widths, paragraph}, index) => {
    const before = spaced[index]
    return paragraph === before.paragraph ? [Math.abs(meanOf(widths) - meanOf(before.widths))] : []
  })
  return meanOf(steps)
}

function meanOf(values) {
  return values.reduce((sum, one) => sum + one, 0) / values.length
}

/** The usual distance of two lines of a paragraph. */
function leadingOf(lines) {
  const steps = lines
    .slice(1)
    .map((line, index) => (line.paragraph === lines[index].paragraph ? line.y - lines[index].y : 0))
  return quantile(
    steps.filter(step => step > 0),
    0.5
  )
}

/** The first and the last line of each column that has text. */
function columnsOf(lines) {
  const columns = new Map()
  for (const line of lines) {
    const key = `${line.page} ${line.column}`
    const {first = line} = columns.get(key) ?? {}
    columns.set(key, {page: line.page, first, last: line})
  }
  return [...columns.values()]
}

/**
 * The last baseline of the column of a line, down to a height on the page that excludes its foot: a column is also full
 * if a caption or note is below its text.
 */
function lowestIn(letters, {columns}, {column}, lowest) {
  return linesOf(letters, columns)[column].findLast(({y}) => y <= lowest).y
}

function isWidow({isFirst, isLast}) {
  return isLast && !isFirst
}

function isOrphan({isFirst, isLast}) {
  return isFirst && !isLast
}
