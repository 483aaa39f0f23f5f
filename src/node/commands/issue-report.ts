import {build} from '../../build.ts'
import {check} from '../../check/index.ts'
import type {ReportPart} from '../../check/report/index.ts'
import {rules} from '../../check/rules/index.ts'
import {createMemo} from '../../core/memo.ts'
import type {Finding} from '../../core/types.ts'
import type {World} from '../../core/world.ts'
import type {Flags} from '../command.ts'
import type {ProjectPlace} from '../files/project.ts'
import {readAsset} from '../program/package.ts'
import {processVoice} from '../program/voice.ts'
import {openDisk} from '../world.ts'
import {type IssuePlan, issueFile} from './issue-plan.ts'
import {report} from './report.ts'

/** The part of a report with the findings of `issue.yaml` itself; undefined without findings. */
export async function issuePart(
  {folder, text, findings}: IssuePlan,
  flags: Flags
): Promise<ReportPart | undefined> {
  if (findings.length === 0) return undefined
  const place: ProjectPlace = {root: folder, entry: '', outputFolder: ''}
  const disk = openDisk(folder, () => Promise.reject(new Error('nothing is typeset for a report')))
  const {manuscript, files} = await build(withoutFiles(disk.world), createMemo(), {
    entry: '',
    outputs: [],
    rules: []
  })
  const {diagnostics, waived} = check({...manuscript, findings}, rules, {only: isOneOf(findings)})
  const parts: string[] = []
  await report(
    {
      build: {
        manuscript,
        files: {...files, textOf: path => (path === issueFile ? text : undefined)},
        diagnostics,
        waived,
        artifacts: [],
        problems: [],
        environment: {},
        queryPlaces: []
      },
      disk,
      named: {}
    },
    place,
    flags,
    {about: issueFile, voice: {...processVoice(), out: words => void parts.push(words), isPart: true}}
  )
  const amount = (severity: string): number => diagnostics.filter(one => one.severity === severity).length
  return {paper: issueFile, text: parts.join(''), errors: amount('error'), warnings: amount('warning')}
}

function isOneOf(findings: readonly Finding[]): (rule: Readonly<{name: string}>) => boolean {
  const names = new Set<string>(findings.map(({rule}) => rule))
  return ({name}) => names.has(name)
}

/** A world without the files of a paper, so that the manuscript is empty. */
function withoutFiles(world: World): World {
  return {
    ...world,
    asset: readAsset,
    list: async () => [],
    read: async () => ({fault: 'absent', reason: 'no file'})
  }
}
