import {addAll} from '../core/add-all.ts'
import type {Memo} from '../core/memo.ts'
import {locator} from '../core/position.ts'
import {similar} from '../core/similar.ts'
import type {Finding} from '../core/types.ts'
import type {StyleFault} from '../csl/check/faults.ts'

/** Receives the faults of styles, and caches them. */
export type FaultReport = Readonly<{findings: Finding[]; memo: Memo}>

/**
 * Whether citations can be rendered with a style. Its faults become findings with line and column, except formal ones,
 * which do not affect citations.
 */
export async function isSound(path: string, xml: string, {findings, memo}: FaultReport): Promise<boolean> {
  const make = async () => (await faultsOf(xml)).filter(({kind}) => kind !== 'formal')
  const faults = await memo('csl-faults', memo.hash(xml), make, {write: known => known, read: kept => kept})
  addAll(
    findings,
    faults.map(fault => styleFinding(path, xml, fault))
  )
  return !faults.some(({kind}) => kind === 'fatal')
}

/** All faults of a style, including formal ones. */
export async function cslFindings(path: string, xml: string): Promise<readonly Finding[]> {
  return (await faultsOf(xml)).map(fault => styleFinding(path, xml, fault))
}

/** The faults of a locale that prevent reading it. */
export async function localeFindings(path: string, xml: string): Promise<readonly Finding[]> {
  const {localeFaults} = await import('../csl/check/style-faults.ts')
  const note = 'The terms of this file would not be in the paper.'
  return localeFaults(xml).map(fault => ({...styleFinding(path, xml, fault), note}))
}

async function faultsOf(xml: string): Promise<readonly StyleFault[]> {
  // The faults of a known style are cached, so the checker need not be loaded.
  const {styleFaults} = await import('../csl/check/style-faults.ts')
  return styleFaults(xml)
}

/** Converts a fault of a style to a finding. */
function styleFinding(
  path: string,
  xml: string,
  {kind, offset, end, message, word, expected = []}: StyleFault
): Finding {
  return {
    rule: kind === 'fatal' ? 'style-invalid' : 'style-schema',
    file: path,
    place: locator(xml).place(offset, end),
    subject: path,
    message,
    ...(kind === 'fatal' && {
      note: 'With this fault, citations and references would be rendered in another style.'
    }),
    ...(word !== undefined && {expected: similar(word, expected)})
  }
}
