/** The result of `work`, or `late` if the time limit passes first. */
export async function withinLimit<Result>(
  milliseconds: number,
  work: Promise<Result>
): Promise<Result | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(resolve, milliseconds, 'late')
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => undefined)
  }
}
