import {type Connection, MessageType, ShowMessageRequest} from 'vscode-languageserver/node'
import {appendedEntries} from '../../references/append.ts'
import {biblatexEntry} from '../../references/index.ts'
import {doiOf, isSameDoi, newKey, readRegisteredWork} from '../../references/registered-work.ts'
import {askResolver, resolverBase} from '../doi-resolver.ts'
import {UsageFault} from '../program/fault.ts'
import {changedStretch} from './changed-stretch.ts'
import type {OpenPaper} from './open-paper.ts'
import type {Workspace} from './server.ts'

/**
 * Adds the work with a DOI to the bibliography as an edit in the editor, as `galley cite add --online` does to files.
 * The author is asked first, because no other function uses the network. Returns the key, or undefined if the author
 * declined.
 */
export async function addByDoi(
  paper: OpenPaper,
  workspace: Workspace,
  connection: Connection,
  [, named]: readonly unknown[]
): Promise<string | undefined> {
  const doi = typeof named === 'string' ? doiOf(named) : undefined
  if (doi === undefined) throw new UsageFault('name a DOI')
  const base = resolverBase(process.env.GALLEY_DOI_RESOLVER)
  const ask = {title: `Ask ${base.host}`}
  const said = await connection.sendRequest(ShowMessageRequest.type, {
    type: MessageType.Info,
    message: `Look up ${doi} at ${base.host}? Nothing else in galley uses the network.`,
    actions: [ask, {title: 'No'}]
  })
  if (said?.title !== ask.title) return undefined
  const work = readRegisteredWork(await askResolver(doi, base), doi)
  if (work === undefined) throw new UsageFault(`${base.host} has no citable work for the DOI ${doi}`)
  // The author may have edited the texts in the meantime.
  const tables = await paper.current()
  if (tables === undefined) throw new UsageFault('the paper is closed')
  const {manuscript, files} = tables.build
  const {byKey, references} = manuscript.bibliography
  const known = references.find(({csl}) => typeof csl.DOI === 'string' && isSameDoi(csl.DOI, doi))
  if (known !== undefined) return known.key
  const file = manuscript.project.bibliographySources.find(({path}) => path.endsWith('.bib'))?.path
  const text = file === undefined ? undefined : files.textOf(file)
  if (file === undefined || text === undefined)
    throw new UsageFault('the paper has no BibTeX file to add to; name one in `bibliography`')
  const key = newKey(work, candidate => byKey.has(candidate))
  const after = text + appendedEntries(text, [biblatexEntry({...work, id: key}).text])
  const fault = await workspace.edit(
    [{file, ...changedStretch(text, after)}],
    tables.uriOf,
    `Add ${key} to ${file}`
  )
  if (fault !== undefined) throw new UsageFault(fault)
  return key
}
