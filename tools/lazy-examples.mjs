import {readFileSync} from 'node:fs'

/**
 * An esbuild plugin that delays the evaluation of the examples of rules (`src/check/rules/`), more than half of their
 * text, until `galley explain` or a test reads them.
 */
export const lazyExamples = {
  name: 'lazy-examples',
  setup(bundler) {
    bundler.onLoad({filter: /[\\/]check[\\/]rules[\\/][a-z-]+\.ts$/}, ({path}) => {
      const text = readFileSync(path, 'utf8')
      const [before, after] = text.split(/^ {2}examples: (?=\[)/m)
      if (after === undefined) return undefined
      // The list of examples ends on the line where it begins, or on a line indented by two spaces.
      const end = /^(?:\[.*\]| {2}\])(?=,?$)/m.exec(after)
      const length = end.index + end[0].length
      return {
        contents: `${before}  get examples() { return ${after.slice(0, length)} }${after.slice(length)}`,
        loader: 'ts'
      }
    })
  }
}
