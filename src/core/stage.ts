import type {World} from './world.ts'

/** Does a stage of a build, and tells a machine that measures when it began and ended. */
export async function inStage<Result>(
  {machine}: Pick<World, 'machine'>,
  name: string,
  work: () => Result | Promise<Result>
): Promise<Result> {
  const end = machine?.stage?.(name)
  try {
    return await work()
  } finally {
    end?.()
  }
}
