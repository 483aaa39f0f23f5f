import {leadsOut} from './path.ts'
import type {ReadFault} from './types.ts'
import type {World} from './world.ts'

/**
 * The name that a picture outside the project has in manifests and among sources: `outside/docs/x.png` for
 * `../docs/x.png`, one `outside` for each `..`. Undefined for a path that can have none, such as one of this machine.
 */
export function nameOfOutside(path: string): string | undefined {
  const parts = path.split('/')
  const ups = parts.findIndex(part => part !== '..')
  const inside = parts.slice(ups).join('/')
  return ups < 1 || inside === '' || leadsOut(inside) ? undefined : `${'outside/'.repeat(ups)}${inside}`
}

/** Reads a picture: in the project, or outside of it where the world lets one in. */
export async function readPicture(
  {read, readOutside}: Pick<World, 'read' | 'readOutside'>,
  path: string
): Promise<Uint8Array | ReadFault> {
  if (!leadsOut(path)) return read(path)
  return (await readOutside?.(path)) ?? {fault: 'outside', reason: 'path outside the project'}
}
