import {strFromU8, strToU8, unzipSync, zipSync} from 'fflate'

/** A change to a file of a round, and where `galley proof --status` finds it. */
export type RoundTampering = readonly [
  name: string,
  path: string,
  change: (bytes: Uint8Array) => Uint8Array,
  located: RegExp
]

const put =
  (from: string | RegExp, to: string) =>
  (bytes: Uint8Array): Uint8Array =>
    strToU8(strFromU8(bytes).replace(from, to))

const ofSources =
  (change: (files: Record<string, Uint8Array>) => Record<string, Uint8Array>) =>
  (bytes: Uint8Array): Uint8Array =>
    zipSync(change(unzipSync(bytes)))

const sealed = /round 1: proof\.json was altered: its SHA-256 is not that of its contents\n/

/** Changes to the files of a round. */
export const roundTamperings: readonly RoundTampering[] = [
  [
    'a word of the proof',
    '*.html',
    put('wages', 'wares'),
    /round 1: .*\.html was altered after the proof was made\n/
  ],
  ['a query', 'queries.json', put('Which?', 'What?'), /round 1: queries\.json was altered/],
  [
    'the place of a query',
    'queries.json',
    put(/"line": \d+/, '"line": 99'),
    /round 1: queries\.json was altered/
  ],
  [
    'a query less',
    'queries.json',
    put(/"queries": \[[\s\S]*\]/, '"queries": []'),
    /round 1: queries\.json was altered/
  ],
  [
    'a word of a source',
    'sources.zip',
    ofSources(files => ({...files, '01.md': put('wages', 'wares')(files['01.md']!)})),
    /sources\.zip was altered .* \(`01\.md` in it\)\n/
  ],
  [
    'a source less',
    'sources.zip',
    ofSources(({'references.bib': _, ...files}) => files),
    /sources\.zip was altered .* \(`references\.bib` in it\)\n/
  ],
  [
    'a source more',
    'sources.zip',
    ofSources(files => ({...files, '02.md': strToU8('More.')})),
    /sources\.zip was altered after the proof was made\n/
  ],
  [
    'the archive of the sources',
    'sources.zip',
    bytes => bytes.subarray(0, 100),
    /sources\.zip was altered .* \(`.*` in it\)\n/
  ],
  ['the hash of a source', 'proof.json', put(/("path": "01\.md",\s+"sha256": ")...../, '$100000'), sealed],
  [
    'the hash of a file',
    'proof.json',
    put(/("path": "queries\.json",\s+"sha256": ")...../, '$100000'),
    /round 1: queries\.json was altered/
  ],
  [
    'a file less',
    'proof.json',
    put(/\{\s+"path": "queries\.json"[^}]*\},\s+/, ''),
    /queries\.json is not among the files in proof\.json/
  ],
  ['the entry', 'proof.json', put('"entry": ""', '"entry": "01.md"'), sealed],
  ['the version', 'proof.json', put(/"galley": "[^"]*"/, '"galley": "9"'), sealed],
  ['the content', 'proof.json', put(/("content": ")...../, '$100000'), sealed],
  ['the hash of the record', 'proof.json', put(/("sha256": ")\w{5}(\w+"\n\})/, '$100000$2'), sealed],
  [
    'the record without its hash',
    'proof.json',
    put(/,\n {2}"sha256": "\w+"\n\}/, '\n}'),
    /proof\.json was altered: it has no SHA-256/
  ],
  [
    'white space of the record',
    'proof.json',
    put('{\n', '{\n\n'),
    /proof\.json was altered: it is not as galley writes it/
  ]
]
