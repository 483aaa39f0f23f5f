/** Returns a function that does some work at its first call and keeps the result. */
export function once<Value>(work: () => Value): () => Value {
  let result: Readonly<{value: Value}> | undefined
  return () => {
    result ??= {value: work()}
    return result.value
  }
}
