import type {FilePoint, PreviewAnswer, PreviewOptions, PreviewRequest} from './messages.ts'
import type {UnitPlace} from './page-units.ts'

/** The requests of the preview's page to its server. */
export type Requests = Readonly<{
  /** Opens a place of a file in the author's editor. */
  open: (place: FilePoint) => void
  /** Opens the source of a word on the page. */
  openSource: (place: UnitPlace) => void
  /** Opens the source of a word on a typeset page. */
  openPrinted: (word: Omit<Extract<PreviewRequest, {ask: 'printed'}>, 'ask'>) => void
  /** Changes files on the author's behalf. */
  change: (request: Extract<PreviewRequest, {ask: 'mend' | 'waive' | 'query' | 'undo'}>) => void
}>

/** Runs in the page: returns functions that send requests; `say` tells the author the outcome. */
export function createRequests(
  {requests, editorLink}: PreviewOptions,
  say: (words: string) => void
): Requests {
  async function send(request: PreviewRequest): Promise<PreviewAnswer> {
    try {
      const response = await fetch(requests, {
        method: 'POST',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(request)
      })
      return response.ok ? await response.json() : {fault: await response.text()}
    } catch {
      return {fault: 'galley watch does not answer'}
    }
  }

  function tell({place, done, fault}: PreviewAnswer): void {
    if (done !== undefined) say(done)
    else if (place !== undefined && fault === undefined) say(`${place.file}:${place.line}:${place.column}`)
    else say(fault ?? 'No source')
  }

  function follow(place: FilePoint): void {
    const link = document.createElement('a')
    link.href = linkTo(place)
    document.body.append(link)
    link.click()
    link.remove()
  }

  function linkTo({file, line, column}: FilePoint): string {
    return `${editorLink}${file.split('/').map(encodeURIComponent).join('/')}:${line}:${column}`
  }

  async function openAnswer(request: PreviewRequest): Promise<void> {
    const answer = await send(request)
    if (editorLink !== undefined && answer.place !== undefined) follow(answer.place)
    tell(answer)
  }

  return {
    async open(place) {
      if (editorLink === undefined) return tell(await send({ask: 'open', ...place}))
      follow(place)
      tell({place})
    },
    change: async request => tell(await send(request)),
    openSource: place => openAnswer({ask: 'source', ...place}),
    openPrinted: word => openAnswer({ask: 'printed', ...word})
  }
}
