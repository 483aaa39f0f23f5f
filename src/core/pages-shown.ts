/** The pages of a paper, “117–128”, or its only page; empty if the first page is unknown. */
export function pagesShown({
  firstPage,
  lastPage
}: Readonly<{firstPage?: number | undefined; lastPage?: number | undefined}>): string {
  if (firstPage === undefined) return ''
  return lastPage === undefined || lastPage === firstPage ? String(firstPage) : `${firstPage}–${lastPage}`
}
