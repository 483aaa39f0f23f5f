import type {Output} from '../output.ts'

/** The paper as a package that submission systems exchange (NISO RP-30-2023, MECA). */
export const mecaOutput: Output = {
  name: 'meca',
  ending: 'meca.zip',
  mediaType: 'application/zip',
  onlyNamed: true,
  packs: ['pdf', 'jats'],
  async render(rendering) {
    const {renderMeca} = await import('./render.ts')
    return renderMeca(rendering)
  }
}
