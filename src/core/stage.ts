import type {World} from './world.ts'

/** Runs a stage of a build and reports its start and end to a machine that measures. */
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
