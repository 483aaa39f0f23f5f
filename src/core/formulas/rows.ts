import {MmlInferredMrow, MmlMrow} from '@mathjax/src/mjs/core/MmlTree/MmlNodes/mrow.js'

/** Whether a row has no node, one or several that are not spaces; MathJax counts all nodes for each operator. */
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

/** The rows of formulas in which each operator takes the same time in a row of any length. */
export const rows = {mrow: Row, inferredMrow: InferredRow}
