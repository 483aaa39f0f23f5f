/** The expression that calls a function of a test in a page, by its source: it may use nothing but its options. */
export function inPage<Options>(call: (options: Options) => unknown, options: Options): string {
  return `(${call})(${JSON.stringify(options)})`
}
