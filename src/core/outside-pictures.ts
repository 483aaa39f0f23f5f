import {leadsOut} from './path.ts'
import type {ReadFault} from './types.ts'
import type {World} from './world.ts'

/**
 * The name of a picture outside the project in manifests and source lists: `outside/docs/x.png` for `../docs/x.png`,
 * with one `outside` for each `..`. Undefined for other paths, such as absolute ones.
 */
export function nameOfOutside(path: string): string | undefined {
  const parts = path.split('/')
  const ups = parts.findIndex(part => part !== '..')
  const inside = parts.slice(ups).join('/')
  return ups < 1 || inside === '' || leadsOut(inside) ? undefined : `${'outside/'.repeat(ups)}${inside}`
}

/** Reads a picture, which may be outside the project if the world permits that. */
export async function readPicture(
  {read, readOutside}: Pick<World, 'read' | 'readOutside'>,
  path: string
): Promise<Uint8Array | ReadFault> {
  if (!leadsOut(path)) return read(path)
  return (await readOutside?.(path)) ?? {fault: 'outside', reason: 'path outside the project'}
}
