import type {PageStart} from '../core/page-start.ts'
import {inStage} from '../core/stage.ts'
import {articleFor} from '../versions/for-output.ts'
import type {Artifact, Output, Rendered, Rendering} from './output.ts'

/** Renders outputs at the same time; an output that packs others, or marks the pages of the PDF, waits for them. */
export function renderAll(outputs: readonly Output[], rendering: Rendering): readonly Promise<Rendered>[] {
  const {world, manuscript} = rendering
  const started = new Map<Output, Promise<Rendered>>()
  const start = (output: Output, given: Rendering): void => {
    started.set(
      output,
      inStage(world, `render ${output.name}`, () => renderFor(output, given))
    )
  }
  const packed = outputs.filter(({packs}) => packs === undefined)
  const pdf = outputs.find(({name}) => name === 'pdf')
  const isPaged = pdf !== undefined && outputs.some(({marksPages}) => marksPages)
  const pageStarts = async (): Promise<readonly PageStart[]> => (await started.get(pdf!)!).pageStarts ?? []
  for (const output of packed) start(output, isPaged ? {...rendering, pageStarts} : rendering)
  const others = async (): Promise<readonly Artifact[]> => {
    const files = packed.map(async output => {
      const rendered = await started.get(output)!
      return rendered.isRefused ? [] : [artifactOf(manuscript.slug, output, rendered)]
    })
    return (await Promise.all(files)).flat()
  }
  for (const output of outputs) if (output.packs !== undefined) start(output, {...rendering, others})
  return outputs.map(output => started.get(output)!)
}

/** Renders an output, including only the conditional content for that output. */
function renderFor(output: Output, rendering: Rendering): Promise<Rendered> {
  return output.render({...rendering, article: articleFor(rendering.article, output.shows)})
}

/** The artifact for a rendered output. */
export function artifactOf(
  slug: string,
  {ending, mediaType}: Output,
  {bytes, standards}: Rendered
): Artifact {
  return {path: `${slug}.${ending}`, bytes, mediaType, standards}
}
