import type {RenderedAll} from '../build.ts'
import type {Artifact} from '../outputs/index.ts'
import {hashOf} from './hash.ts'

/** An entry of the cache of builds. */
export type KeptBuild = Readonly<{
  rendered: RenderedAll
  /** The files that only the rendering read: paths and hashes; the hash is empty for a missing file. */
  later: ReadonlyArray<readonly [path: string, hash: string]>
  pages: number | undefined
}>

type Header = Readonly<{
  rendered: Omit<RenderedAll, 'artifacts'>
  artifacts: ReadonlyArray<Omit<Artifact, 'bytes'> & Readonly<{size: number}>>
  later: KeptBuild['later']
  pages?: number | undefined
}>

const sealLength = 64

/** An entry as bytes: a hash of the key and of the rest, a line of JSON, and the concatenated artifacts. */
export function packedBuild(key: string, {rendered, later, pages}: KeptBuild): Uint8Array {
  const {artifacts, ...others} = rendered
  const header: Header = {
    rendered: others,
    artifacts: artifacts.map(({bytes, ...facts}) => ({...facts, size: bytes.length})),
    later,
    pages
  }
  const line = Buffer.from(`${JSON.stringify(header)}\n`)
  const content = Buffer.concat([line, ...artifacts.map(({bytes}) => bytes)])
  return Buffer.concat([Buffer.from(`${sealOf(key, content)}\n`), content])
}

/** The entry with a key; undefined if the bytes are not as they were written. */
export function unpackedBuild(key: string, bytes: Uint8Array): KeptBuild | undefined {
  const content = bytes.subarray(sealLength + 1)
  const seal = new TextDecoder().decode(bytes.subarray(0, sealLength + 1))
  if (seal !== `${sealOf(key, content)}\n`) return undefined
  const end = content.indexOf(10)
  const {rendered, artifacts, later, pages} = JSON.parse(
    new TextDecoder().decode(content.subarray(0, end))
  ) as Header
  let at = end + 1
  const unpacked = artifacts.map(({size, ...facts}): Artifact => {
    const part = new Uint8Array(content.subarray(at, at + size))
    at += size
    return {...facts, bytes: part}
  })
  return {rendered: {...rendered, artifacts: unpacked}, later, pages}
}

function sealOf(key: string, content: Uint8Array): string {
  return hashOf(Buffer.concat([Buffer.from(key), content]))
}
