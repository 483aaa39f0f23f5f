/** An expression that calls a test's function in a page, by its source; the function can use only its options. */
export function inPage<Options>(call: (options: Options) => unknown, options: Options): string {
  return `(${call})(${JSON.stringify(options)})`
}
