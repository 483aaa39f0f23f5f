import {UsageFault} from './program/fault.ts'

/** The maximum size of a response; a larger one cannot be the description of a work. */
const mostBytes = 1_000_000
const mostRedirects = 5
const mostMilliseconds = 10_000

/**
 * Fetches a work from a DOI resolver as CSL-JSON, by content negotiation as documented by Crossref and DataCite. No
 * other code in galley uses the network. HTTPS is required, also for redirects, except for a resolver on this
 * machine. Every failure throws a `UsageFault` with a message of one line.
 */
export async function askResolver(doi: string, base: URL): Promise<unknown> {
  const path = doi.split('/').map(encodeURIComponent).join('/')
  const signal = AbortSignal.timeout(mostMilliseconds)
  let address = new URL(`${base.href.replace(/\/$/, '')}/${path}`)
  try {
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const response = await fetch(address, {
        headers: {accept: 'application/vnd.citationstyles.csl+json'},
        redirect: 'manual',
        signal
      })
      const location = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel()
        address = new URL(location, address)
        if (!isAllowed(address, isLocal(base)))
          throw new UsageFault(
            `${base.host} redirects to ${address.protocol}//${address.host}, which does not use https`
          )
        continue
      }
      if (response.status === 404) throw new UsageFault(`${base.host} has no work with the DOI ${doi}`)
      if (!response.ok) throw new UsageFault(`${address.host} answered ${response.status} for the DOI ${doi}`)
      return parsed(await bodyOf(response, address), address, doi)
    }
    throw new UsageFault(`${base.host} redirects more than ${mostRedirects} times for the DOI ${doi}`)
  } catch (error) {
    if (error instanceof UsageFault) throw error
    if (signal.aborted)
      throw new UsageFault(`${address.host} did not answer within ${mostMilliseconds / 1000} seconds`)
    throw new UsageFault(`cannot reach ${address.host}: ${reasonOf(error)}`)
  }
}

/** The resolver: https://doi.org, or the one in `GALLEY_DOI_RESOLVER`. */
export function resolverBase(named: string | undefined): URL {
  const base = named === undefined || named === '' ? 'https://doi.org' : named
  const url = URL.canParse(base) ? new URL(base) : undefined
  if (url === undefined || !isAllowed(url, true))
    throw new UsageFault(`GALLEY_DOI_RESOLVER must be an address with https, not \`${base}\``)
  return url
}

function isAllowed(url: URL, localToo: boolean): boolean {
  return url.protocol === 'https:' || (localToo && isLocal(url) && url.protocol === 'http:')
}

function isLocal(url: URL): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
}

async function bodyOf(response: Response, address: URL): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes) throw new UsageFault(`${address.host} answered with more than ${mostBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parsed(bytes: Uint8Array, address: URL, doi: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw new UsageFault(`${address.host} sent an answer for the DOI ${doi} that is not JSON`)
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error
  if (!(cause instanceof Error)) return String(cause)
  const code = (cause as NodeJS.ErrnoException).code
  return code ?? cause.message.split('\n', 1)[0]!
}
