import {usualOjs} from '../../core/ojs-locales.ts'
import {wantedBy} from '../../core/wanted-by.ts'
import {serializeXml} from '../../core/xml-tree.ts'
import {formulaWriter} from '../jats/math.ts'
import type {Rendered, Rendering} from '../output.ts'
import {isWhole, ojsIssue} from './issue.ts'

/**
 * Renders the file that OJS imports, with the paper in its issue and the other outputs as galleys. If information that
 * OJS requires is missing, no file is made, and the reason names the settings to write.
 */
export async function renderOjs(rendering: Rendering): Promise<Rendered> {
  const {manuscript, article, others} = rendering
  if (manuscript.isForBlindReview)
    return refused('there is no file for OJS of a copy for blind review, because OJS needs the authors')
  const missing = wantedBy.ojs.filter(({isRequired, has}) => isRequired && !has(manuscript))
  if (missing.length > 0)
    return refused(`there is no file for OJS without ${missing.map(({write}) => `\`${write}\``).join(', ')}`)
  const {ojs} = manuscript.project.style
  const formula = await formulaWriter(rendering)
  const files = (await others?.()) ?? []
  const tree = ojsIssue([{article, slug: manuscript.slug, files, formula}], ojs)
  const {volume} = article.metadata.journal
  return {
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(tree)}\n`),
    problems: isWhole(volume)
      ? []
      : [
          `OJS ${ojs?.version ?? usualOjs} takes only whole numbers as volumes, so \`${volume}\` is not in its file`
        ]
  }
}

function refused(problem: string): Rendered {
  return {bytes: new Uint8Array(), isRefused: true, problems: [problem]}
}
