import {MmlInferredMrow, MmlMrow} from '@mathjax/src/mjs/core/MmlTree/MmlNodes/mrow.js'

/**
 * The number of nodes in a row that are not spaces, counted only up to two; MathJax counts all nodes for each operator.
 */
function upToTwo(row: MmlMrow): number {
  let count = 0
  for (const child of row.childNodes) {
    if (child?.isSpacelike === false) count++
    if (count > 1) break
  }
  return count
}

class Row extends MmlMrow {
  override nonSpaceLength(): number {
    return upToTwo(this)
  }
}

class InferredRow extends MmlInferredMrow {
  override nonSpaceLength(): number {
    return upToTwo(this)
  }
}

/** Rows for MathJax in which the time for an operator does not depend on the length of its row. */
export const rows = {mrow: Row, inferredMrow: InferredRow}
