import type {World} from './world.ts'

/** Thrown while a build pauses, if its inputs have changed: the build is abandoned. */
export class Superseded extends Error {
  override name = 'Superseded'
}

/** Runs a stage of a build after pausing, and reports its start and end to a machine that measures stages. */
export async function inStage<Result>(
  {machine}: Pick<World, 'machine'>,
  name: string,
  work: () => Result | Promise<Result>
): Promise<Result> {
  if (machine?.pause) await machine.pause()
  const end = machine?.stage?.(name)
  try {
    return await work()
  } finally {
    end?.()
  }
}
