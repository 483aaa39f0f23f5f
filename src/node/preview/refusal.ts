import {timingSafeEqual} from 'node:crypto'
import {networkInterfaces} from 'node:os'

/** The parts of a request that are checked before it is answered. */
export type AskedRequest = Readonly<{
  method?: string | undefined
  url?: string | undefined
  headersDistinct: NodeJS.Dict<string[]>
  socket: Readonly<{remoteAddress?: string | undefined}>
}>

/** The server that got a request: its path with the token, and whether other machines can view the page. */
export type AskedServer = Readonly<{port: number; base: string; isShared: boolean}>

/** The IP addresses of this machine in its networks. */
export function ownAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap(addresses =>
    (addresses ?? [])
      .filter(({internal, family}) => !internal && family === 'IPv4')
      .map(({address}) => address)
  )
}

/** Whether a request comes from this machine, which means from a loopback address. */
export function isFromHere({socket: {remoteAddress = ''}}: Pick<AskedRequest, 'socket'>): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(remoteAddress)
}

/**
 * The status code with which a request is refused; undefined if it is accepted. Paths are compared without decoding.
 */
export function refuse(request: AskedRequest, {port, base, isShared}: AskedServer): number | undefined {
  const {method, headersDistinct, url} = request
  // Any other host name is refused, even one that belongs to this machine, because it could be used for DNS rebinding.
  const machines = ['127.0.0.1', 'localhost', ...(isShared ? ownAddresses() : [])]
  const hosts = machines.map(name => `${name}:${port}`)
  const [host, ...otherHosts] = headersDistinct.host ?? []
  if (host === undefined || otherHosts.length > 0) return 400
  if (!hosts.includes(host.toLowerCase())) return 403
  const origins = headersDistinct.origin ?? []
  if (origins.some(origin => origin !== `http://${host}`)) return 403
  const sites = headersDistinct['sec-fetch-site'] ?? []
  if (sites.some(site => site !== 'same-origin' && site !== 'none')) return 403
  const path = url ?? ''
  if (!isSame(path.slice(0, base.length), base)) return 403
  if (path === `${base}requests`) {
    if (method !== 'POST') return 405
    // Browsers always send the origin of such a request, and JSON from another origin requires a permission that is
    // never given.
    if (origins.length !== 1 || !isFromHere(request)) return 403
    return headersDistinct['content-type']?.[0] === 'application/json' ? undefined : 415
  }
  if (method !== 'GET' && method !== 'HEAD') return 405
  const name = path.slice(base.length)
  return /^(?:|events|pages|pages-events\/\d{1,9})$/.test(name) ? undefined : 404
}

/** Whether two strings are equal, compared in constant time. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
