import type {World} from './world.ts'

/** Thrown by the machine in a pause: the build is abandoned, because its inputs have changed. */
export class Superseded extends Error {
  override name = 'Superseded'
}

/** Runs a stage of a build, after a pause, and reports its start and end to a machine that measures. */
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
