import {sha256} from '../../core/hash.ts'
import {relationOf} from '../../core/relation-types.ts'
import {wantedBy} from '../../core/wanted-by.ts'
import {serializeXml} from '../../core/xml-tree.ts'
import {formulaWriter} from '../jats/math.ts'
import type {Rendered, Rendering} from '../output.ts'
import {depositedArticle} from './article.ts'
import {depositBatch} from './batch.ts'

/**
 * Renders the deposit of a paper (Crossref, metadata deposit schema 5.4.0, or 5.3.1 if the journal requests it). If
 * information that Crossref requires is missing, no deposit is made, and the reason names the settings to write.
 */
export async function renderDeposit(rendering: Rendering): Promise<Rendered> {
  const {manuscript, article} = rendering
  const missing = wantedBy.crossref.filter(({isRequired, has}) => isRequired && !has(manuscript))
  const {depositor} = manuscript.project.style
  if (missing.length > 0 || depositor === undefined) {
    const settings = missing.map(({write}) => `\`${write}\``).join(', ')
    return {
      bytes: new Uint8Array(),
      isRefused: true,
      problems: [`there is no deposit for Crossref without ${settings}`]
    }
  }
  const paper = depositedArticle(article, await formulaWriter(rendering), depositor.schema)
  const id = `galley-${sha256(new TextEncoder().encode(serializeXml(paper))).slice(0, 32)}`
  const {deposit = 1} = article.metadata.journal
  const tree = depositBatch(
    {id, timestamp: timestampOf(article.metadata.dates.published!, deposit), depositor},
    article.metadata,
    paper
  )
  return {
    bytes: new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${serializeXml(tree)}\n`),
    problems: (article.metadata.related ?? [])
      .filter(({type}) => relationOf(type).crossref === undefined)
      .map(
        ({type, doi}) =>
          `the deposit for Crossref does not say that the paper ${type} ${doi}; Crossref takes that with Crossmark only`
      )
  }
}

/**
 * The timestamp of a deposit, made from the date of publication and the number of the deposit, so that the same paper
 * results in the same bytes. Crossref replaces an earlier deposit only if its timestamp is older.
 */
function timestampOf(published: string, deposit: number): string {
  return `${published.replaceAll('-', '').padEnd(8, '0')}${String(deposit).padStart(6, '0')}`
}
